"""The web face of the kernel: three bases. A view names things and decides nothing."""

import hashlib
from functools import cached_property

import django.db
from django.contrib import messages
from django.core.exceptions import ImproperlyConfigured
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views import generic

from wams.audit import log as audit
from wams.doelbinding.actor import Actor
from wams.doelbinding.policy import may, require
from wams.doelbinding.rls import acting_as
from wams.errors import Denied, DomainError, VerouderdError
from wams.formulieren import concepten, inzendingen
from wams.web.answers import DraftKept, busy_503, choose_doel

DOEL = "doel"
LONGEST_PAGE = 6  # digits; the database can't skip more rows than fit in a bigint


def origin(request):
    """The session, unreadable: enough to see which acts belong together."""
    key = request.session.session_key or ""
    return hashlib.sha256(key.encode()).hexdigest()[:32] if key else ""


class ActorMixin:
    """Every screen names its act; a class without one cannot be defined.

    One request is one transaction with the actor's context: decide, read, render, write the lines,
    commit, and only then send. What may not be known and what does not exist are the same 404.
    """

    act = None
    partial = None
    filter_form = None  # a form of its own, filled from the address; never holds a name
    choose_from = None  # a selector of the rows that the address may name

    def __init_subclass__(cls, *, abstract=False, **kwargs):
        super().__init_subclass__(**kwargs)
        if not abstract and cls.act is None:
            raise ImproperlyConfigured(f"{cls.__qualname__} names no act")

    def dispatch(self, request, *args, **kwargs):
        self.actor = Actor.for_act(request.user, self.act, keuzes=request.session.get(DOEL))
        self.herkomst = origin(request)
        self.object = None
        try:
            return self._recorded(request, *args, **kwargs)
        except django.db.Error as error:
            return busy_503(request, error)

    def _recorded(self, request, *args, **kwargs):
        """The answer with its lines; a refusal or failure gets its line after the rollback."""
        try:
            with (
                acting_as(self.actor),
                audit.act(self.actor, self.act, herkomst=self.herkomst),
            ):
                return self._answer(request, *args, **kwargs)
        except Denied as error:
            self._refused("geweigerd", error.regel)
            raise Http404 from error
        except Http404:
            self._refused("geweigerd", "onbekend of niet zichtbaar")
            raise
        except (django.db.OperationalError, django.db.InterfaceError):
            raise  # the database gives no answer; asking it to write a line takes as long again
        except Exception as error:
            self._refused("fout", type(error).__name__)
            raise

    def _answer(self, request, *args, **kwargs):
        self.object = self.get_subject()
        decision = may(self.actor, self.act, self.object)
        if decision.keuze:
            return choose_doel(request, self.actor, self.object.dossier, decision.keuze)
        self.decision = require(self.actor, self.act, self.object)
        response = super().dispatch(request, *args, **kwargs)
        if response.streaming:
            raise TypeError("a streamed body would be read after the commit")
        if hasattr(response, "render"):
            response.render()
        if response.content and not isinstance(response, DraftKept):
            self.log_shown()  # whatever made the answer: what is sent is recorded
        return response

    def _refused(self, uitkomst, regel):
        asked = self.object or self._asked()
        audit.refuse(self.actor, self.act, uitkomst, regel, herkomst=self.herkomst, obj=asked)

    def _asked(self):
        """What the address names, unread: so that the trail of a casus shows who tried."""
        model = getattr(self, "model", None)
        return audit.Gevraagd(model, self.kwargs["pk"]) if model and "pk" in self.kwargs else None

    def log_shown(self):
        """The lines for what this page showed; a page of parts adds them in ``shown()``."""
        for row in self.shown():
            audit.seen(self.act, self.decision, row)

    def shown(self):
        return [self.object]

    def get_subject(self):
        """404 for what the actor may not know exists."""
        return get_object_or_404(self.get_queryset(), pk=self.kwargs["pk"])

    def get_queryset(self):
        rows = type(self).choose_from
        return rows(self.actor) if rows else self.model.objects.visible_to(self.actor)

    @cached_property
    def filter(self):
        return self.filter_form(self.request.GET) if self.filter_form else None

    @property
    def filters(self):
        """Answers of the filter form for the selector; a wrong answer filters nothing away."""
        if self.filter is None:
            return {}
        self.filter.is_valid()
        return {"filters": {k: v for k, v in self.filter.cleaned_data.items() if v}}

    def get_context_data(self, **kwargs):
        extra = {"actor": self.actor, "decision": self.decision, "filter": self.filter}
        return super().get_context_data(**extra, **kwargs)

    def get_template_names(self):
        region = f"#{self.partial}" if self.request.htmx and self.partial else ""
        return [self.template_name + region]


class ActorListView(ActorMixin, generic.TemplateView, abstract=True):
    """Rows of a selector ``rows(actor)``, a page at a time, without counting them all."""

    rows = None
    page_size = 25
    lists_people = True

    def get_subject(self):
        return None

    @cached_property
    def page_number(self):
        given = self.request.GET.get("pagina", "1")
        readable = given.isascii() and given.isdigit() and len(given) <= LONGEST_PAGE
        return max(1, int(given)) if readable else 1

    @cached_property
    def page(self):
        start = (self.page_number - 1) * self.page_size
        return list(self.selected_rows()[start : start + self.page_size + 1])

    def selected_rows(self):
        return self.rows(self.actor, **self.filters)

    def get_context_data(self, **kwargs):
        more = len(self.page) > self.page_size
        extra = {
            "rows": self.page[: self.page_size],
            "pagina": self.page_number,
            "volgende": self.page_number + 1 if more else None,
            "vorige": self.page_number - 1 or None,
        }
        return super().get_context_data(**extra, **kwargs)

    def log_shown(self):
        shown = self.page[: self.page_size] if self.lists_people else []
        audit.listed(self.act, self.decision, shown or [None])


class ActorDetailView(ActorMixin, generic.DetailView, abstract=True):
    """One object. ``context(actor, object)`` is a selector that adds what the screen needs."""

    context = None

    def get_object(self, queryset=None):
        return self.object

    @cached_property
    def selected(self):
        select = type(self).context
        return select(self.actor, self.object, **self.filters) if select else {}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**self.selected, **kwargs)

    def shown(self):
        return [self.object, *self.selected.get("shown", ())]


class ActorPageView(ActorMixin, generic.TemplateView, abstract=True):
    """A page without one object: ``context(actor)`` is a selector, with ``filters`` if it asks."""

    context = None

    def get_subject(self):
        return None

    @cached_property
    def selected(self):
        return type(self).context(self.actor, **self.filters)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**self.selected, **kwargs)

    def log_shown(self):
        audit.listed(self.act, self.decision, self.selected.get("shown") or [None])


class ActionView(ActorMixin, generic.FormView, abstract=True):
    """Ask a form, then perform one action on one object; keeps drafts, counts a form once.

    Without a ``model`` the subject is the gemeente: the act makes something new.
    """

    action = None
    model = None
    context = None
    done_message = ""
    done_url = ""  # name of the page to go to; default the page of what came out

    def __init_subclass__(cls, *, abstract=False, **kwargs):
        if not abstract:
            cls.act = cls.action.act
        super().__init_subclass__(abstract=abstract, **kwargs)

    def get_subject(self):
        return super().get_subject() if self.model else self.actor.gemeente

    @cached_property
    def selected(self):
        select = type(self).context
        return select(self.actor, self.object) if select else {}

    def get_context_data(self, **kwargs):
        extra = {"object": self.object, "subject": self.object, "concept": self.concept}
        if self.model:
            extra[self.model._meta.model_name] = self.object
        return super().get_context_data(**extra, **self.selected, **kwargs)

    def shown(self):
        return [self.object, *self.selected.get("shown", ())]

    def post(self, request, *args, **kwargs):
        if request.headers.get("X-Concept"):
            return self.keep_draft()
        if "opnieuw" in request.POST:
            concepten.drop(self.actor, self.act, self.drafted_on)
            return HttpResponseRedirect(request.get_full_path())
        return super().post(request, *args, **kwargs)

    @cached_property
    def concept(self):
        if self.request.method != "GET":
            return None
        return concepten.fetch(self.actor, self.act, self.drafted_on)

    @property
    def drafted_on(self):
        """What a draft of this form belongs to; something new has no object yet."""
        return self.object if self.model else None

    def get_form_kwargs(self):
        extra = {"actor": self.actor, "subject": self.object}
        kwargs = super().get_form_kwargs() | extra
        if self.concept:
            kwargs["initial"] = kwargs["initial"] | self.drafted()
        return kwargs

    def drafted(self):
        """Initial values from the draft: a list where several were chosen."""
        return {
            name: values if len(values) > 1 else values[0]
            for name, values in self.concept.inhoud.items()
            if values
        }

    def keep_draft(self):
        form = self.get_form()
        if form.typed_elsewhere:
            return HttpResponse(status=409)
        concepten.alone(self.actor, self.act, self.drafted_on)
        # A draft that arrives after its own form would come back as unfinished work.
        if not inzendingen.is_claimed(self.actor, form.receipt):
            concepten.keep(
                self.actor,
                self.act,
                self.drafted_on,
                adres=self.request.path,
                titel=form.titel,
                velden=form.draft(),
            )
        return DraftKept(timezone.now())

    def form_valid(self, form):
        token = form.cleaned_data["inzending"]
        try:
            with django.db.transaction.atomic():
                if not inzendingen.claim(self.actor, self.act, token):
                    return self.already_done(token)
                url = self.perform(form)
                inzendingen.answer(token, url)
        except DomainError as error:
            return self.refused(form, error)
        if self.done_message:
            messages.success(self.request, self.done_message)
        return redirect(url)

    def perform(self, form):
        """Act on the version that the person saw; forget the draft; say where to go."""
        if form.guards_version and form.cleaned_data["versie"] != self.object.versie:
            raise VerouderdError
        outcome = type(self).action(self.object, actor=self.actor, **form.arguments())
        concepten.drop(self.actor, self.act, self.drafted_on)
        return self.success_url_for(outcome)

    def refused(self, form, error):
        """The text stays; the form learns the new version, so that a second save is a choice."""
        form.add_error(error.field if error.field in form.fields else None, str(error))
        if isinstance(error, VerouderdError):
            self.object = self.get_subject()
            form.take_version(self.object)
        return self.form_invalid(form)

    def already_done(self, token):
        messages.info(self.request, "Dit formulier was al verzonden. U ziet het resultaat.")
        return redirect(inzendingen.earlier_answer(self.actor, token) or reverse("start"))

    def success_url_for(self, outcome):
        return reverse(self.done_url) if self.done_url else outcome.get_absolute_url()

"""The lock: idle means lock, not loss, whatever the browser does; it goes back to the same page."""

import time
from contextlib import suppress
from urllib.parse import urlencode, urlsplit

from allauth.core import ratelimit
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import ReauthenticateWebAuthnForm
from allauth.mfa.webauthn.internal import auth as passkeys
from django import forms
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views import View
from django.views.generic import FormView

from wams.doelbinding.actor import Actor
from wams.doelbinding.rls import acting_as
from wams.formulieren import concepten
from wams.web.login import ALTIJD, note, url_name
from wams.web.sessies import ACTIEF, BEGONNEN
from wams.web.views import ActionView

SLOT, TERUG = "slot", "slot_terug"
NOTED_EVERY = 15  # seconds; a session is not written for each click
ACHTER_SLOT = ALTIJD | {"account_slot"}


class SlotMiddleware:
    """Asks who is there after a quarter of an hour without a sign, and ends after twelve hours."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.user.is_authenticated:
            return self.get_response(request)
        now, session = time.time(), request.session
        if now - session.get(BEGONNEN, 0) > settings.SESSION_COOKIE_AGE:
            return self.ended(request)
        if now - session.get(ACTIEF, 0) > settings.WAMS_SLOT_SECONDEN:
            lock(request)
        if SLOT not in session:
            if now - session[ACTIEF] > NOTED_EVERY:
                session[ACTIEF] = now
        elif url_name(request) not in ACHTER_SLOT:
            return self.locked(request)
        return self.get_response(request)

    def ended(self, request):
        back = page_behind(request)
        self.keep(request)
        logout(request)
        return elsewhere(request, f"{reverse('account_login')}?{urlencode({'next': back})}")

    def locked(self, request):
        """Keep what is being sent as the sender's own draft, show nothing, ask who is there."""
        autosave = "X-Concept" in request.headers
        if not autosave:
            request.session[TERUG] = page_behind(request)
        kept = self.keep(request)
        if autosave and kept and kept.status_code == 200:
            return kept
        return elsewhere(request, reverse("account_slot"))

    def keep(self, request):
        """A form that is being sent is kept as a draft, and has no effect."""
        if request.method != "POST" or not is_action(request) or "opnieuw" in request.POST:
            return None
        request.META["HTTP_X_CONCEPT"] = "1"
        request.__dict__.pop("headers", None)  # read already, and remembered
        return self.get_response(request)


def elsewhere(request, url):
    """The whole page goes there, also when only a part of it was asked for."""
    if "HX-Request" in request.headers:
        return HttpResponse(status=204, headers={"HX-Redirect": url})
    return HttpResponseRedirect(url)


def is_action(request):
    if not url_name(request):
        return False
    view = getattr(resolve(request.path_info).func, "view_class", View)
    return issubclass(view, ActionView)


def page_behind(request):
    """The page that the person sees: not the part, and not the button, that was asked for."""
    if "HX-Request" in request.headers:
        return own_page(request, request.headers.get("HX-Current-URL", ""))
    if request.method in ("GET", "HEAD") or is_action(request):
        return request.get_full_path()
    return own_page(request, request.headers.get("Referer", ""))


def own_page(request, target):
    """A path on this site, or the start page."""
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}):
        return reverse("start")
    found = urlsplit(target)
    query, veld = f"?{found.query}" if found.query else "", found.fragment
    path = f"{found.path}{query}" + (f"#{veld}" if veld else "")
    return path if path.startswith("/") else reverse("start")


def lock(request):
    if SLOT not in request.session:
        request.session[SLOT] = time.time()
        note(request.user, "account.lock", request)


class SlotForm(forms.Form):
    use_required_attribute = False
    wachtwoord = forms.CharField(
        label="Wachtwoord",
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "autofocus": True}),
        error_messages={"required": "Vul uw wachtwoord in."},
    )

    def __init__(self, *args, user, **kwargs):
        self.user = user
        super().__init__(*args, **kwargs)

    def clean_wachtwoord(self):
        given = self.cleaned_data["wachtwoord"]
        if not self.user.check_password(given):
            raise forms.ValidationError("Dit wachtwoord klopt niet. Probeer het opnieuw.")
        return given


class SlotView(FormView):
    """Shows that work is kept, not what it says. A password or a passkey opens."""

    form_class = SlotForm
    template_name = "eigen/slot.html"
    te_vaak = passkey_fout = False

    def get(self, request, *args, **kwargs):
        if "volgende" in request.GET:
            request.session[TERUG] = own_page(request, request.GET["volgende"])
        lock(request)
        return super().get(request, *args, **kwargs)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def get_context_data(self, **kwargs):
        extra = {
            "concept": self.concept(),
            "te_vaak": self.te_vaak,
            "passkey_fout": self.passkey_fout,
            "passkey": self.passkey(),
        }
        return super().get_context_data(**extra, **kwargs)

    def concept(self):
        """The draft of the page behind the lock: its kind and time; a title holds no name."""
        path = urlsplit(self.request.session.get(TERUG, "")).path
        actor = Actor.for_act(self.request.user, "account.lock")
        with acting_as(actor):
            return concepten.own(actor).filter(adres=path).first()

    def passkey(self):
        user = self.request.user
        if not user.authenticator_set.filter(type=Authenticator.Type.WEBAUTHN).exists():
            return None
        return {"request_options": passkeys.begin_authentication(user)}

    def post(self, request, *args, **kwargs):
        if "credential" in request.POST:
            return self.post_passkey(request)
        if not ratelimit.consume(request, action="reauthenticate", user=request.user):
            self.te_vaak = True
            form = self.get_form_class()(user=request.user)
            return self.render_to_response(self.get_context_data(form=form), status=429)
        return super().post(request, *args, **kwargs)

    def post_passkey(self, request):
        form = ReauthenticateWebAuthnForm(request.POST, user=request.user)
        with suppress(KeyError, TypeError, ValueError):  # what only looks like a passkey
            if form.is_valid():
                form.save()
                return self.open()
        note(request.user, "account.unlock", request, regel="passkey")
        self.passkey_fout = True
        return self.render_to_response(self.get_context_data(form=SlotForm(user=request.user)))

    def form_valid(self, form):
        return self.open()

    def form_invalid(self, form):
        note(self.request.user, "account.unlock", self.request, regel="wachtwoord")
        return super().form_invalid(form)

    def open(self):
        session = self.request.session
        target = own_page(self.request, session.pop(TERUG, ""))
        session.pop(SLOT, None)
        session[ACTIEF] = time.time()
        note(self.request.user, "account.unlock", self.request)
        return HttpResponseRedirect(target)


class BlijfView(View):
    """The person is still there: the middleware notes it."""

    http_method_names = ["post"]

    def post(self, request):
        return HttpResponse(status=204)

"""The visitor's own account: who he is here, and the lock screen. No dossier is near."""

from allauth.core import ratelimit
from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views import View
from django.views.generic import FormView, TemplateView

from wams.accounts.selectors import mandaten_van
from wams.audit import log as audit
from wams.web.login import ACTIEF, SLOT, TERUG
from wams.web.views import origin


class AccountView(TemplateView):
    """Who you are here, for whom you work until when, and what protects your account."""

    template_name = "eigen/account.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        factoren = [a.get_type_display() for a in user.authenticator_set.all()]
        extra = {"mandaten": mandaten_van(user), "factoren": factoren}
        return super().get_context_data(**extra, **kwargs)


class SlotForm(forms.Form):
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
    """The lock: shows that work is kept, not what it says; goes back to the same page."""

    form_class = SlotForm
    template_name = "eigen/slot.html"

    def get(self, request, *args, **kwargs):
        if not request.session.get(SLOT):
            request.session[SLOT] = True
            request.session[TERUG] = self.safe(request.GET.get("volgende", ""))
            audit.aangemeld(request.user, "account.lock", herkomst=origin(request))
        return super().get(request, *args, **kwargs)

    def safe(self, target):
        allowed = url_has_allowed_host_and_scheme(target, {self.request.get_host()})
        return target if allowed else reverse("start")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def post(self, request, *args, **kwargs):
        if not ratelimit.consume(request, action="reauthenticate", user=request.user):
            form = self.get_form_class()(user=request.user)
            context = self.get_context_data(form=form, te_vaak=True)
            return self.render_to_response(context, status=429)
        return super().post(request, *args, **kwargs)

    def form_valid(self, form):
        session = self.request.session
        target = self.safe(session.pop(TERUG, ""))
        for name in (SLOT, ACTIEF):
            session.pop(name, None)
        audit.aangemeld(self.request.user, "account.unlock", herkomst=origin(self.request))
        return HttpResponseRedirect(target)

    def form_invalid(self, form):
        audit.aangemeld(
            self.request.user,
            "account.unlock",
            uitkomst="geweigerd",
            regel="wachtwoord",
            herkomst=origin(self.request),
        )
        return super().form_invalid(form)


class BlijfView(View):
    """The person is still there: the middleware notes it."""

    http_method_names = ["post"]

    def post(self, request):
        return HttpResponse(status=204)

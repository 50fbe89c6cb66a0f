"""Every URL is public by decision or guarded by an act."""

from uuid import uuid4

import pytest
from django.urls import URLResolver, get_resolver, reverse

from wams.doelbinding import policy
from wams.web.views import ActorMixin

# Each name is a decision: no dossier is shown or changed by any of these.
PUBLIC = {
    "account_login",
    "account_logout",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "account_signup",
    "account_inactive",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "healthz",
    "readyz",
    "security_txt",
    "hulp",
    "toegankelijkheid",
    "weergave",
}
# Behind the login, about the visitor's own account, the frame or the rules: no dossier, so no act.
OWN_ACCOUNT = ("account", "mfa_", "doel_kiezen", "gemeente_kiezen", "wie_mag_wat", "mag_ik:")


def walk(patterns, namespace=""):
    for entry in patterns:
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from walk(entry.url_patterns, inner)
        else:
            yield f"{namespace}{entry.name}", entry


ENTRIES = list(walk(get_resolver().url_patterns))


@pytest.mark.req("SEC-001", "SEC-006", "R-009")
@pytest.mark.django_db
@pytest.mark.parametrize(("name", "pattern"), ENTRIES, ids=[name for name, _ in ENTRIES])
def test_every_url_is_public_by_decision_or_guarded_by_an_act(name, pattern, client):
    if name in PUBLIC:
        return
    kinds = set(pattern.pattern.converters.values())
    values = dict.fromkeys(pattern.pattern.converters, uuid4())
    if not name.startswith(OWN_ACCOUNT):
        view = pattern.callback.view_class
        assert issubclass(view, ActorMixin)
        assert policy.rule_for(view.act)
        assert all(type(kind).__name__ == "UUIDConverter" for kind in kinds)

        answer = client.get(reverse(name, kwargs=values))

        assert answer.status_code == 302
        assert answer.url.startswith(reverse("account_login"))

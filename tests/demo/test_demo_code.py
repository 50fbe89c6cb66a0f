from io import StringIO

import pytest
from allauth.mfa.totp.internal.auth import validate_totp_code
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.django_db


def test_the_code_of_a_demo_account_is_the_one_that_is_asked_for(wereld, settings):
    user = wereld.user("Fatima Voorbeeld")
    said = StringIO()

    call_command("demo_code", user.email.upper(), stdout=said)

    code, *_ = said.getvalue().split()
    assert validate_totp_code(settings.DEMO_TOTP_SECRET, code)


def test_an_account_that_is_not_there_gets_no_code(db):
    with pytest.raises(CommandError, match=r"geen demo-account niemand@voorbeeld\.example"):
        call_command("demo_code", "niemand@voorbeeld.example")

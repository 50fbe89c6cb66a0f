"""The first step of signing in, in our own words."""

from allauth.account.forms import LoginForm


class InlogForm(LoginForm):
    """Its page has the link for who forgot the password; under the field it would stand twice."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].label = "E-mailadres"
        self.fields["password"].help_text = ""

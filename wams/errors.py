"""What can go wrong, in words for the person at the form. Imports nothing of ours."""

from django.core.exceptions import PermissionDenied


class DomainError(Exception):
    """A rule of the work was broken; the message is plain Dutch and is shown on the form."""

    def __init__(self, message, *, field=None):
        super().__init__(message)
        self.field = field


class IllegalTransitionError(DomainError):
    """The order of statuses does not allow this step."""

    def __init__(self, row, status):
        now = row.get_status_display().lower()
        then = str(type(row).Status(status).label).lower()
        super().__init__(f"Dit kan nu niet: van ‘{now}’ naar ‘{then}’ is geen geldige stap.")


class VerouderdError(DomainError):
    """Somebody else changed the row after this person read it."""

    def __init__(self):
        super().__init__(
            "Iemand anders heeft dit intussen gewijzigd. Uw tekst staat er nog. "
            "Bekijk de nieuwe stand en sla dan opnieuw op."
        )


class BezetError(DomainError):
    """Somebody else holds the row and did not let go in time: no failure, and nothing was done."""

    def __init__(self):
        super().__init__(
            "Een collega slaat hier op dit moment iets op. Uw tekst staat er nog en is niet "
            "opgeslagen. Probeer het over een paar tellen opnieuw."
        )


class Denied(PermissionDenied):
    """The policy said no; ``regel`` names the step that decided, ``reden`` says it in Dutch."""

    def __init__(self, act, regel, reden):
        super().__init__(reden)
        self.act, self.regel, self.reden = act, regel, reden


class UnscopedQueryError(Exception):
    """Rows were asked without saying for whom."""


class NoContextError(Exception):
    """Dossier data was touched outside ``acting_as``."""


class NoActError(Exception):
    """A dossier was written outside an act, so nobody would know who did it."""

"""The only code that writes ``status``."""

from wams.errors import IllegalTransitionError


class WorkflowMixin:
    """A model with ``Status`` and, right under it, ``TRANSITIONS``: from → the set it may go to."""

    TRANSITIONS: dict

    def move_to(self, status):
        """Set the status, or raise IllegalTransitionError with a Dutch message."""
        if status not in self.TRANSITIONS[self.status]:
            raise IllegalTransitionError(self, status)
        self.status = status

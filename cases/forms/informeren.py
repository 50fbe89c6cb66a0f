"""Forms about informing people."""

from django.utils import timezone

from wams.web.forms import ActorForm
from wams.web.widgets import DatumField


class RecordContactForm(ActorForm):
    titel = "Contact vastleggen"
    submit_label = "Leg het contact vast"

    op = DatumField(
        label="Wanneer was er contact met deze persoon?",
        help_text="Vanaf die dag moet deze persoon weten wat wij over hem of haar hebben.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("op", timezone.localdate())

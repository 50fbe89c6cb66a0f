"""What the sheet starts with when one comes from ‘Mag ik dit delen?’."""

from workplans.selectors import partij


def ontvangers(actor, gevraagd):
    """Who was named, or the only organisation of the kind that was spoken of; never a choice."""
    genoemd = gevraagd.getlist("aan")
    if genoemd or not gevraagd.get("partijtype"):
        return genoemd
    soort = gevraagd["partijtype"]
    kan = [str(o.pk) for o in partij.partijen(actor) if o.partijtype == soort]
    return kan if len(kan) == 1 else []

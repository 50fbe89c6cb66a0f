"""What a cliënt reads puts no pressure on him: a check for the free texts of forms."""

from django.core.exceptions import ValidationError

from wams.recht.drang import dreigende_zinnen


def zonder_drang(tekst):
    """Refuse a sentence that names an onderzoek on request as a consequence of saying no."""
    if zinnen := dreigende_zinnen(tekst):
        raise ValidationError(
            f"Deze zin kan voelen als druk om mee te doen: “{zinnen[0]}” Meedoen is vrij en nee "
            "zeggen heeft geen gevolgen. Schrijf het zonder die druk.",
            code="drang",
        )

"""The kinds of letters: their template, its version, and whether one writes something oneself."""

from dataclasses import dataclass

from wams.recht.codes import Doel, Route


@dataclass(frozen=True)
class Briefsoort:
    """``versie`` is the folder of the template; a new text gets a new folder, never an edit.

    ``eigen`` asks for the one piece of own text that the letter has; ``verplicht`` says that it
    cannot go without it. ``bezwaar``: always with the block on the right of bezwaar.
    ``informeert``: tells what somebody must know when data come from another (AVG 14).
    """

    code: str
    titel: str
    doel: Doel
    versie: int = 1
    eigen: str = ""
    verplicht: bool = False
    bezwaar: bool = False
    informeert: bool = False

    @property
    def sjabloon(self):
        return f"brieven/{self.versie}/{self.code}.html"


SOORTEN = {
    soort.code: soort
    for soort in (
        Briefsoort(
            "B01", "Wij kregen een melding over u", Doel.TRIAGE, bezwaar=True, informeert=True,
            eigen="Waarover gaat de melding, en van wie komt die (als dat gezegd mag worden)?",
            verplicht=True,
        ),
        Briefsoort("B02", "Wij hebben uw melding ontvangen", Doel.TRIAGE),
        Briefsoort("B03", "U kunt gratis hulp krijgen bij uw gesprekken", Doel.TOETS),
        Briefsoort(
            "B04", "U kiest wat wij onderzoeken", Doel.ONDERZOEK_A, bezwaar=True, informeert=True,
        ),
        Briefsoort(
            "B05", "Wilt u meedoen aan het onderzoek?", Doel.ONDERZOEK_A, bezwaar=True,
            informeert=True,
        ),
        Briefsoort(
            "B06", "Wij zijn een onderzoek begonnen", Doel.ONDERZOEK_B, bezwaar=True,
            informeert=True,
            eigen="Wie vroeg om het onderzoek, waarom, en met welke feiten?", verplicht=True,
        ),
        Briefsoort(
            "B07", "Wij deelden gegevens over u", Doel.COORDINATIE,
            eigen="Wat kreeg wie, en waarvoor?", verplicht=True,
        ),
        Briefsoort(
            "B08", "Dit kwam uit het onderzoek", Doel.ONDERZOEK_A,
            eigen="Wat kwam eruit, in woorden van de cliënt?", verplicht=True,
        ),
        Briefsoort("B09", "Uw plan staat vast", Doel.PLAN),
        Briefsoort(
            "B13", "Onze hulp stopt", Doel.COORDINATIE,
            eigen="Wat is er bereikt, en wat is er nog?", verplicht=True,
        ),
        Briefsoort(
            "B14", "Wij vragen een andere organisatie om hulp", Doel.COORDINATIE,
            eigen="Welke organisatie is het, en waarom?", verplicht=True,
        ),
    )
}  # fmt: skip
IN_ROUTE_B = {Doel.ONDERZOEK_A: Doel.ONDERZOEK_B}


def doel_van(soort, casus):
    """The purpose in this route: an onderzoek after a request rests on another article."""
    return IN_ROUTE_B.get(soort.doel, soort.doel) if casus.route == Route.B else soort.doel

"""How a letter can reach somebody safely. What can't go safely is work for a person, not post."""

from dataclasses import dataclass

from cases.models import Kanaal

OVERLEDEN = "E8"


@dataclass(frozen=True)
class Bezorging:
    """``adres`` is empty unless it goes by post: a protected address stands nowhere else."""

    kanaal: str
    reden: str = ""
    adres: tuple = ()

    @property
    def kanaal_naam(self):
        return Kanaal(self.kanaal).label.lower()

    @property
    def is_veilig(self):
        """Whether it may leave without a person who brings it."""
        return not self.reden


def bericht_kan(betrokkene):
    """Why nothing goes to this person at all, or an empty text."""
    if betrokkene.geblokkeerd_op:
        return "Deze persoon hoort niet in deze casus. Er gaat geen brief naar toe."
    if betrokkene.einde_code == OVERLEDEN:
        return "Deze persoon is overleden. Er gaat geen brief meer uit."
    return ""


def bezorging(betrokkene, vertegenwoordiging=None):
    """The channel that was agreed, and what stands in its way now."""
    if vertegenwoordiging:
        # The household's address is not his, and must not reach him by mistake.
        return Bezorging(
            Kanaal.GESPREK, "Van deze vertegenwoordiger is geen adres bekend. Geef de brief zelf."
        )
    if betrokkene.contact_kanaal == Kanaal.MAIL:
        return Bezorging(Kanaal.MAIL)
    if betrokkene.contact_kanaal in (Kanaal.GESPREK, Kanaal.TELEFOON):
        wat = betrokkene.get_contact_kanaal_display().lower()
        return Bezorging(
            Kanaal.GESPREK,
            f"Afgesproken is: contact {wat}. Geef de brief zelf, op een veilig moment.",
        )
    return _per_post(betrokkene)


def _per_post(betrokkene):
    agreed = betrokkene.contact_kanaal == Kanaal.BRIEF
    if not agreed and betrokkene.adres_beschermd:
        reden = "Het adres is beschermd en post is niet afgesproken. Vraag eerst wat veilig is."
        return Bezorging(Kanaal.GESPREK, reden)
    if not agreed and betrokkene.contact_veilig:
        reden = "Er zijn afspraken over veilig contact. Lees die eerst en kies het kanaal."
        return Bezorging(Kanaal.GESPREK, reden)
    adres = adresregels(betrokkene)
    if not adres:
        return Bezorging(
            Kanaal.GESPREK, "Er is geen volledig adres. Vul het aan of geef de brief zelf."
        )
    return Bezorging(Kanaal.BRIEF, adres=adres)


def adresregels(betrokkene):
    parts = (
        betrokkene.straat, betrokkene.huisnummer, betrokkene.postcode, betrokkene.woonplaats
    )  # fmt: skip
    if not all(parts):
        return ()
    return (f"{betrokkene.straat} {betrokkene.huisnummer}", f"{parts[2]}  {parts[3]}")

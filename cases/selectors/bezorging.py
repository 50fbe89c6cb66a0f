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


def bericht_kan(betrokkene, vertegenwoordiging=None):
    """Why nothing goes out about this person, or to who speaks for him, or an empty text."""
    if betrokkene.geblokkeerd_op:
        return "Deze persoon hoort niet in deze casus. Er gaat geen brief naar toe."
    if is_overleden(betrokkene):
        return "Deze persoon is overleden. Er gaat geen brief meer uit."
    spreker = vertegenwoordiging.persoon if vertegenwoordiging else None
    if spreker and (spreker.geblokkeerd_op or is_overleden(spreker)):
        return "Deze vertegenwoordiger is er niet meer. Kies wie de brief nu krijgt."
    return ""


def is_overleden(betrokkene):
    return bool(betrokkene.overleden_op) or betrokkene.einde_code == OVERLEDEN


def bezorging(betrokkene, vertegenwoordiging=None):
    """The way that was agreed with who gets it, and what stands in its way now."""
    wie = vertegenwoordiging.ontvanger if vertegenwoordiging else betrokkene
    weg = _per_post(wie) if wie.contact_kanaal in ("", Kanaal.BRIEF) else _anders(wie)
    if weg.is_veilig and wie.contact_moment:
        return _op_tijd(wie, weg)
    return weg


def _anders(wie):
    if wie.contact_kanaal == Kanaal.MAIL:
        return Bezorging(Kanaal.MAIL)
    wat = wie.get_contact_kanaal_display().lower()
    return Bezorging(
        Kanaal.GESPREK,
        f"Afgesproken is: contact {wat}. Geef de brief zelf, op een veilig moment.",
    )


def _per_post(wie):
    agreed = wie.contact_kanaal == Kanaal.BRIEF
    if not agreed and wie.adres_beschermd:
        reden = "Het adres is beschermd en post is niet afgesproken. Vraag eerst wat veilig is."
        return Bezorging(Kanaal.GESPREK, reden)
    if not agreed and wie.contact_veilig:
        reden = "Er zijn afspraken over veilig contact. Lees die eerst en kies het kanaal."
        return Bezorging(Kanaal.GESPREK, reden)
    adres = adresregels(wie)
    if not adres:
        return Bezorging(
            Kanaal.GESPREK, "Er is geen volledig adres. Vul het aan of geef de brief zelf."
        )
    return Bezorging(Kanaal.BRIEF, adres=adres)


def _op_tijd(wie, weg):
    """Post comes when it comes; a mail can wait for the agreed time, if a person sends it."""
    moment = "kijk bij het beschermde adres" if wie.adres_beschermd else wie.contact_moment
    tijd = f"op de afgesproken tijd ({moment})"
    if weg.kanaal == Kanaal.MAIL:
        return Bezorging(Kanaal.MAIL, f"Stuur hem met beveiligde mail, alleen {tijd}.")
    reden = f"Contact mag alleen {tijd}. Post houdt zich daar niet aan. Geef de brief zelf."
    return Bezorging(Kanaal.GESPREK, reden)


def adresregels(wie):
    parts = (wie.straat, wie.huisnummer, wie.postcode, wie.woonplaats)
    if not all(parts):
        return ()
    return (f"{wie.straat} {wie.huisnummer}", f"{wie.postcode}  {wie.woonplaats}")

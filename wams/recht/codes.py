"""The codes that code refers to by name. What they mean, and when, is in the catalogue."""

from enum import StrEnum


class Regime(StrEnum):
    HUIDIG_RECHT = "HUIDIG_RECHT"
    WAMS = "WAMS"


class Merk(StrEnum):
    """How sure we are: verified, from a seed document, unverified, own proposal."""

    V = "V"
    S = "S"
    U = "U"
    P = "P"


class Doel(StrEnum):
    TRIAGE = "D01"
    TOETS = "D02"
    ONDERZOEK_A = "D03"
    ONDERZOEK_B = "D04"
    PLAN = "D05"
    COORDINATIE = "D06"
    OVERLEG = "D07"
    AFSPRAAK = "D08"
    RECHTEN = "D09"
    KLACHT = "D10"
    ACUUT = "D11"
    OPSCHALING = "D12"
    TOEZICHT = "D13"
    ARCHIEF = "D14"
    EVALUATIE = "D15"


class Rol(StrEnum):
    """What somebody is in one casus; a toewijzing names it."""

    ONDERZOEKER = "ONDERZOEKER"
    COORDINATOR = "COORDINATOR"
    WAARNEMER = "WAARNEMER"
    BEOORDELAAR = "BEOORDELAAR"
    PARTIJ = "PARTIJ"
    ONDERSTEUNER = "ONDERSTEUNER"


class Taak(StrEnum):
    """Who has cells in the matrix without being appointed to a casus."""

    MELDPUNT = "MELDPUNT"
    BEHANDELAAR = "BEHANDELAAR"
    KLACHTBEHANDELAAR = "KLACHTBEHANDELAAR"
    BETROKKENE = "BETROKKENE"
    FG = "FG"
    RECORDBEHEERDER = "RECORDBEHEERDER"
    ARCHIVARIS = "ARCHIVARIS"
    SYSTEEM = "SYSTEEM"


class Route(StrEnum):
    A = "A"
    B = "B"


class Klasse(StrEnum):
    GEWOON = "GEWOON"
    GEVOELIG = "GEVOELIG"
    BIJZONDER = "BIJZONDER"
    STRAFRECHTELIJK = "STRAFRECHTELIJK"
    BSN = "BSN"
    BESCHERMD = "BESCHERMD"


class Ontvangst(StrEnum):
    """What a partijtype may receive; several codes in one cell must all hold."""

    JA = "JA"
    GEMOTIVEERD = "GEMOTIVEERD"
    VERSTREKKER = "V"
    EIGEN_DEEL = "A"
    TOESTEMMING = "T"
    APART = "APART"
    NEE = "NEE"


class Pet(StrEnum):
    """Under which task of a wijkteam somebody knows or receives something."""

    TOELEIDING = "TOELEIDING"
    HULPVERLENING = "HULPVERLENING"


class Deelregelcode(StrEnum):
    """The rules about sharing that the engine names; their text is in the catalogue."""

    ACUUT = "ACUUT"
    VERBODEN_DOEL = "VERBODEN_DOEL"
    NOOIT_VOOR = "NOOIT_VOOR"
    VERDER = "VERDER"
    FASE = "FASE"
    EIGEN_DEEL = "EIGEN_DEEL"
    EIGEN_DEEL_NOEMEN = "EIGEN_DEEL_NOEMEN"
    ALS_PROBLEEM = "ALS_PROBLEEM"
    INSTEMMING = "INSTEMMING"
    TOESTEMMING = "TOESTEMMING"
    MOTIVERING = "MOTIVERING"
    UITZONDERING = "UITZONDERING"
    SCOPE = "SCOPE"
    DEELNAME = "DEELNAME"
    DEELNAME_NEE = "DEELNAME_NEE"
    BEROEPSGEHEIM = "BEROEPSGEHEIM"
    AFWEGING_NIET = "AFWEGING_NIET"
    HANDHAVINGSRISICO = "HANDHAVINGSRISICO"
    RISICO_NIET = "RISICO_NIET"
    RISICO_MEE = "RISICO_MEE"
    PETCONFLICT = "PETCONFLICT"
    BEPERKT = "BEPERKT"
    GEBLOKKEERD = "GEBLOKKEERD"
    POLITIEGEGEVEN = "POLITIEGEGEVEN"
    WPG_BESLUIT = "WPG_BESLUIT"
    OPSCHALEN = "OPSCHALEN"
    ANDERE_PET = "ANDERE_PET"
    BIJ_NAAM = "BIJ_NAAM"
    GRONDSLAG_KIEZEN = "GRONDSLAG_KIEZEN"
    ONTRADEN = "ONTRADEN"
    OMSTREDEN = "OMSTREDEN"
    VERLOPEN = "VERLOPEN"
    NOODZAAK = "NOODZAAK"
    VERTELLEN = "VERTELLEN"
    ONBEKEND = "ONBEKEND"


class Uitkomst(StrEnum):
    """May it be shared? From light to heavy; the heaviest reason decides."""

    JA = "JA"
    DEEL = "DEEL"
    JA_MITS = "JA_MITS"
    VRAAG = "VRAAG"
    NEE = "NEE"


class Invulling(StrEnum):
    """What a condition of a verstrekker needs besides its code."""

    DOELEN = "DOELEN"
    ONTVANGERS = "ONTVANGERS"
    DATUM = "DATUM"
    TEKST = "TEKST"


class Uitzonderingsoort(StrEnum):
    """What an exception is for: a class of data, or a duty towards the betrokkene."""

    BIJZONDER = "BIJZONDER"
    STRAFRECHTELIJK = "STRAFRECHTELIJK"
    INFORMEREN = "INFORMEREN"
    INZAGE = "INZAGE"


class Recht(StrEnum):
    """What somebody may decide or ask about himself, so what another may do for him."""

    INZAGE = "INZAGE"
    INFORMEREN = "INFORMEREN"
    VERNIETIGING = "VERNIETIGING"
    JEUGDHULP = "JEUGDHULP"
    KEUZE = "KEUZE"
    BRIEF = "BRIEF"
    GELD = "GELD"


class Spreker(StrEnum):
    """The person himself, and who can stand beside or in the place of him."""

    BETROKKENE = "betrokkene"
    OUDER = "ouder"
    VOOGD = "voogd"
    CURATOR = "curator"
    MENTOR = "mentor"
    BEWINDVOERDER = "bewindvoerder"
    GEMACHTIGDE = "gemachtigde"


class Eenheid(StrEnum):
    UREN = "uren"
    DAGEN = "dagen"
    WERKDAGEN = "werkdagen"
    WEKEN = "weken"
    MAANDEN = "maanden"
    JAREN = "jaren"


class Bewaarsoort(StrEnum):
    """How a bewaarregel ends: by a term, never, at once, with its casus, or elsewhere."""

    TERMIJN = "TERMIJN"
    BLIJVEND = "BLIJVEND"
    NIET_BEWAREN = "NIET_BEWAREN"
    ALS_DOSSIER = "ALS_DOSSIER"
    ELDERS = "ELDERS"


class Domeinsoort(StrEnum):
    SOCIAAL = "sociaal"
    AANPALEND = "aanpalend"


class Casusstatus(StrEnum):
    """The states that rows of the catalogue may name; the order is in ``cases``."""

    VOORBEREIDING = "VOORBEREIDING"
    NIET_GESTART = "NIET_GESTART"
    ONDERZOEK = "ONDERZOEK"
    ONDERZOEK_AFGEROND = "ONDERZOEK_AFGEROND"
    PLAN_CONCEPT = "PLAN_CONCEPT"
    AANPAK = "AANPAK"
    HEROVERWEGING = "HEROVERWEGING"
    OPGESCHORT = "OPGESCHORT"
    BEEINDIGD = "BEEINDIGD"
    IN_BEWARING = "IN_BEWARING"
    VERNIETIGD = "VERNIETIGD"


class Meldingstatus(StrEnum):
    ONTVANGEN = "ONTVANGEN"
    IN_TRIAGE = "IN_TRIAGE"
    ACUUT_OVERGEDRAGEN = "ACUUT_OVERGEDRAGEN"
    DOORGELEID = "DOORGELEID"
    ADVIES = "ADVIES"
    GEEN_VERVOLG = "GEEN_VERVOLG"
    GEKOPPELD = "GEKOPPELD"
    CASUS_A = "CASUS_A"
    CASUS_B_VERZOEK = "CASUS_B_VERZOEK"
    INGETROKKEN = "INGETROKKEN"


class Factor(StrEnum):
    """What a delay of informing must go into; each is a field of its own."""

    DOELEINDEN = "DOELEINDEN"
    CATEGORIEEN = "CATEGORIEEN"
    TOEPASSINGSGEBIED = "TOEPASSINGSGEBIED"
    WAARBORGEN = "WAARBORGEN"
    VERANTWOORDELIJKE = "VERANTWOORDELIJKE"
    BEWAARTERMIJNEN = "BEWAARTERMIJNEN"
    RISICOS = "RISICOS"
    MEDEDELING = "MEDEDELING"


STATUSSEN = (*Casusstatus, *Meldingstatus)
ROLLEN = (*Rol, *Taak)

"""The closed lists of a verstrekking."""

from django.db import models

from wams.recht import codes


class Richting(models.TextChoices):
    IN = "IN", "Ontvangen van een partij"
    UIT = "UIT", "Gegeven aan een partij"
    ONDERLING = "ONDERLING", "Tussen partijen, in het overleg"


class Aanleiding(models.TextChoices):
    VERZOEK = "VERZOEK", "Op verzoek"
    EIGEN_BEWEGING = "EIGEN_BEWEGING", "Uit eigen beweging"
    OVERLEG = "OVERLEG", "In het casusoverleg"
    PLAN = "PLAN", "Voor een afspraak uit het plan"
    WETTELIJKE_PLICHT = "WETTELIJKE_PLICHT", "Omdat de wet het voorschrijft"
    RECHTENVERZOEK = "RECHTENVERZOEK", "Op verzoek van de betrokkene"


class Kanaal(models.TextChoices):
    INZAGE = "INZAGE", "Inzage in Wams"
    OVERLEG = "OVERLEG", "Mondeling, in een overleg"
    TELEFOON = "TELEFOON", "Per telefoon"
    MAIL = "MAIL", "Per beveiligde mail"
    BRIEF = "BRIEF", "Per brief"
    API = "API", "Van systeem naar systeem"


class Pet(models.TextChoices):
    TOELEIDING = codes.Pet.TOELEIDING.value, "Toeleiding"
    HULPVERLENING = codes.Pet.HULPVERLENING.value, "Hulpverlening"


class Toets(models.TextChoices):
    BINNEN = "BINNEN", "Valt erbinnen"
    NVT = "NVT", "Speelt hier niet"
    ACHTERAF = "ACHTERAF", "Wordt achteraf bekeken"


class Geinformeerd(models.TextChoices):
    VERTELD = "VERTELD", "Verteld"
    PLAN = "PLAN", "Aangekondigd in het plan"
    GEPLAND = "GEPLAND", "Wordt verteld"
    UITGESTELD = "UITGESTELD", "Uitgesteld, met een besluit"


class Meenemen(models.TextChoices):
    NIET = "NIET", "Niet meenemen"
    BEPERKT = "BEPERKT", "Alleen wat genoemd is"
    AFSPRAAK = "AFSPRAAK", "Voor de eigen afspraak"


class Status(models.TextChoices):
    GEDAAN = "GEDAAN", "Gedaan"
    INGETROKKEN = "INGETROKKEN", "Ingetrokken"
    GECORRIGEERD = "GECORRIGEERD", "Verbeterd"
    ONRECHTMATIG = "ONRECHTMATIG", "Had niet gemogen"

"""What a melding is about, and for which law."""

from django.db import models

UITKOMST_MET_CASUS = ("M07", "M08", "M09")


class Soort(models.TextChoices):
    WAMS = "wams", "Hulp bij meervoudige problemen"
    WVGGZ = "wvggz", "Wvggz-melding"


class Onderwerp(models.TextChoices):
    GELD = "geld", "Geld en schulden"
    WONEN = "wonen", "Wonen"
    KINDEREN = "kinderen", "Kinderen en school"
    GEZONDHEID = "gezondheid", "Gezondheid"
    WERK = "werk", "Werk"
    VEILIGHEID = "veiligheid", "Veiligheid"
    BUURT = "buurt", "Buurt"
    ANDERS = "anders", "Iets anders"

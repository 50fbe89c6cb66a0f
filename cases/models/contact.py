"""How somebody is reached: the channel, the time and the address that were agreed as safe."""

from django.db import models

from wams.kluis.velden import SealedTextField


class Kanaal(models.TextChoices):
    GESPREK = "gesprek", "In een gesprek"
    TELEFOON = "telefoon", "Per telefoon"
    BRIEF = "brief", "Per brief"
    MAIL = "mail", "Per beveiligde mail"


class Bereikbaar(models.Model):
    """A person who gets letters: each has an own address and an own agreement, never another's."""

    straat = SealedTextField(blank=True)
    huisnummer = models.CharField(max_length=10, blank=True)
    postcode = models.CharField(max_length=7, blank=True)
    woonplaats = models.CharField(max_length=60, blank=True)
    adres_beschermd = models.BooleanField(default=False)
    contact_kanaal = models.CharField(max_length=10, choices=Kanaal, blank=True)
    contact_moment = models.CharField(max_length=80, blank=True)
    contact_veilig = SealedTextField("hoe we veilig contact houden", blank=True)

    class Meta:
        abstract = True

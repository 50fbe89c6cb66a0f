"""Arranging, asking and looking for the tests of dividing, reweighing and ending."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from cases.actions import einde
from cases.models import (
    Aanstelling,
    Beoordeling,
    Besluit,
    Betrokkene,
    Casus,
    Gegeven,
    Verdeelregel,
)
from tests.opzet import arranging
from wams.accounts.models import Deskundigheid, Functie
from wams.doelbinding.actor import Actor
from wams.doelbinding.rls import acting_as
from wams.doelbinding.toewijzing import Toewijzing
from wams.recht import selectors as recht
from wams.recht.codes import Rol

DAG = timedelta(days=1)
Status = Casus.Status
VROEG = (Status.VOORBEREIDING, Status.ONDERZOEK, Status.ONDERZOEK_AFGEROND)


def today():
    return timezone.localdate()


def geschoold(user, *, soort="opleiding", van=None, tot=None):
    """The person has recorded training, or a dated exception."""
    with arranging():
        return Deskundigheid.objects.create(
            user=user,
            functie=Functie.COORDINATOR,
            soort=soort,
            onderwerp="Wmo, AVG en WGBO",
            van=van or today() - 100 * DAG,
            tot=tot or today() + 300 * DAG,
        )


def collega(wereld, naam, functie, organisatie=None):
    user = wereld.user(naam, organisatie)
    wereld.mandaat(user, functie)
    return user


def act(wereld, user, name):
    return Actor.for_act(user, name, wereld.gemeente.pk)


def regel(wereld, user, casus):
    """The line of this casus as this person may see it, or None."""
    actor = act(wereld, user, "casus.divide")
    with acting_as(actor):
        return Verdeelregel.objects.visible_to(actor).filter(pk=casus.pk).first()


def vers(casus):
    """The casus as it stands in the table now."""
    with arranging():
        return Casus.objects.unscoped().get(pk=casus.pk)


def aanstellingen(casus, **where):
    with arranging():
        return list(Aanstelling.objects.unscoped().filter(casus=casus.pk, **where))


def beoordeling_van(casus):
    with arranging():
        return Beoordeling.objects.unscoped().get(casus=casus.pk)


def besluiten(casus):
    with arranging():
        rows = Besluit.objects.unscoped().filter(casus=casus.pk)
        return list(rows.order_by("genomen_op"))


def lopend(casus, user=None):
    """(rol, doel) of each live grant on this casus."""
    with arranging():
        rows = Toewijzing.objects.unscoped().filter(casus=casus.pk, tot__gt=timezone.now())
        if user:
            rows = rows.filter(user=user)
        return sorted((row.rol, row.permission.codename) for row in rows)


def page(client, name, *args):
    answer = client.get(reverse(f"cases:{name}", args=args))
    return answer, answer.content.decode()


def send(client, name, row, **data):
    """Fill in the form of this page as a browser does, and follow to where it leads."""
    url = reverse(f"cases:{name}", args=[row.pk])
    form = client.get(url).context["form"]
    hidden = {key: form.initial[key] for key in ("inzending", "versie") if form.initial.get(key)}
    return client.post(url, hidden | data)


def evaluatie(**fields):
    return {
        "toets": ["noodzakelijk", "werkt", "evenredig"],
        "motivering": "De huur wordt betaald",
        "zienswijze": "Wil door",
        "deellijst_op": f"{today():%d-%m-%Y}",
    } | fields


def in_status(wereld, status, **fields):
    """A casus with whoever carries it in this state, and that person."""
    early = status in VROEG
    user = wereld.onderzoeker if early else wereld.coordinator
    rol = Rol.ONDERZOEKER if early else Rol.COORDINATOR
    if status == Status.OPGESCHORT:
        fields = {"terug_naar": Status.PLAN_CONCEPT} | fields
    return wereld.casus_van(user, rol, status, **fields), user


def end(wereld, casus, user, e_code="E7", **fields):
    fields = {"motivering": "Verhuisd naar een andere gemeente"} | fields
    return einde.end_casus(casus, actor=act(wereld, user, "casus.end"), e_code=e_code, **fields)


def gegeven(wereld, casus, persoon):
    catalogus = recht.voor(wereld.gemeente.pk)
    with arranging():
        row = Gegeven(
            casus=casus,
            betrokkene=persoon,
            categorie="P03",
            domein=catalogus.domeinen[0].code,
            soort=Gegeven.Soort.FEIT,
            inhoud="Huurachterstand van twee maanden",
            bron="Corporatie",
            peildatum=today(),
            houdbaar_tot=today() + 100 * DAG,
            grondslag="WAMS-A",
            catalogusversie=catalogus.versie_id,
            vastgelegd_door=wereld.onderzoeker,
            bewaarklasse=casus.bewaarklasse,
        )
        row.save()
    return row


def fresh(row):
    with arranging():
        return type(row).objects.unscoped().get(pk=row.pk)


def client_van(casus):
    with arranging():
        return Betrokkene.objects.unscoped().get(casus=casus.pk)

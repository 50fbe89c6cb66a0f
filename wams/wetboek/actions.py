"""Rules become law by steps of different people; each step is a line in the log.

A version is no dossier: what two people could both change is locked here.
"""

from django.db.models import Max
from django.utils import timezone

from wams.actions import action
from wams.errors import DomainError, VerouderdError
from wams.recht import laden
from wams.recht.catalogus import checksum
from wams.recht.fouten import OngeldigeCatalogusError
from wams.recht.models import Catalogusversie
from wams.wetboek import bewerken, poort, selectors
from wams.wetboek.models import Advies, Dpia, Handtekening, Ontwerp

Status = Catalogusversie.Status
Rol = Handtekening.Rol


def _lock(row):
    return type(row).objects.select_for_update().get(pk=row.pk)


@action("ontwerp.start")
def start_ontwerp(gemeente, *, actor, vertrekpunt, regime, label):
    """Begin with the newest rules of the gemeente, or with those delivered with the product."""
    _no_other(gemeente)
    nieuwste = selectors.nieuwste(gemeente.pk)
    geleverd = _geleverd(regime, label)
    ontwerp = Ontwerp(
        gemeente=gemeente,
        regime=regime,
        label=label,
        # A subject that the product brought since is taken along.
        inhoud=geleverd if vertrekpunt == "geleverd" else geleverd | nieuwste.inhoud,
        vertrekpunt=nieuwste,
        auteurs=[str(actor.user_id)],
    )
    ontwerp.save()
    return ontwerp


def _no_other(gemeente):
    if selectors.open_ontwerp(gemeente.pk) or selectors.voorgelegd(gemeente.pk):
        raise DomainError(
            "Er loopt al een wijziging van de regels. Maak die eerst af of gooi haar weg: "
            "zo doet niemand het werk van een ander ongedaan."
        )


def _geleverd(regime, label):
    try:
        return laden.load(regime=regime, peildatum=timezone.localdate(), label=label).inhoud
    except OngeldigeCatalogusError as fout:
        raise DomainError("De geleverde regels kloppen niet. Meld dit de leverancier.") from fout


@action("ontwerp.import")
def import_ontwerp(gemeente, *, actor, bestand):
    """Begin with the rules of a file, which was read and checked before it came here."""
    _no_other(gemeente)
    ontwerp = Ontwerp(
        gemeente=gemeente,
        regime=bestand.regime,
        label=bestand.label,
        inhoud=bestand.inhoud,
        vertrekpunt=selectors.nieuwste(gemeente.pk),
        auteurs=[str(actor.user_id)],
    )
    ontwerp.save()
    return ontwerp


@action("ontwerp.drop")
def drop_ontwerp(ontwerp, *, actor):
    """Throw the draft away; what holds stays as it is."""
    row = _open(ontwerp)
    row.auteurs = _ook(row.auteurs, actor)
    row.move_to(Ontwerp.Status.WEGGEGOOID)
    row.save(update_fields=["status", "auteurs"])
    return row


def _open(ontwerp):
    row = _lock(ontwerp)
    if row.status != Ontwerp.Status.OPEN:
        raise DomainError("Dit ontwerp is niet meer in bewerking.")
    return row


def _ook(auteurs, actor):
    return [*dict.fromkeys([*auteurs, str(actor.user_id)])]


@action("regel.correct")
def correct_regel(ontwerp, *, actor, rij, waarden):
    """Change one row of the draft, as far as the loader's own check lets it."""
    row = _open(ontwerp)
    if row.versie != ontwerp.versie:
        raise VerouderdError
    fouten = bewerken.find_own_fouten(row.inhoud, rij, waarden)
    if fouten:
        veld, zin = fouten[0]
        raise DomainError(zin, field=veld)
    row.inhoud = bewerken.replace(row.inhoud, rij, waarden)
    row.auteurs = _ook(row.auteurs, actor)
    row.versie += 1
    row.save(update_fields=["inhoud", "auteurs", "versie"])
    return row


@action("catalogus.present")
def present(ontwerp, *, actor, actief_vanaf, toelichting):
    """Fix the draft as a version that the FG advises on and two people sign."""
    row = _open(ontwerp)
    if actief_vanaf < timezone.localdate():
        raise DomainError("Regels gaan niet in op een dag die voorbij is.", field="actief_vanaf")
    nieuwste = selectors.nieuwste(row.gemeente_id)
    if actief_vanaf <= nieuwste.actief_vanaf:
        dag = f"{nieuwste.actief_vanaf:%d-%m-%Y}"
        raise DomainError(f"Kies een dag na {dag}: dan begon {nieuwste}.", field="actief_vanaf")
    gaten = poort.in_inhoud(row.inhoud, row.regime, actief_vanaf)
    if gaten:
        raise DomainError(
            f"Deze regels hebben nog {len(gaten)} gaten. Op de pagina van het ontwerp staat "
            "per gat wat u kunt doen."
        )
    row.auteurs = _ook(row.auteurs, actor)
    row.move_to(Ontwerp.Status.VOORGELEGD)
    row.save(update_fields=["status", "auteurs"])
    return _version(row, actief_vanaf, toelichting)


def _version(ontwerp, actief_vanaf, toelichting):
    rijen = Catalogusversie.objects.filter(gemeente=ontwerp.gemeente_id)
    versie = Catalogusversie(
        gemeente=ontwerp.gemeente,
        nummer=rijen.aggregate(hoogste=Max("nummer"))["hoogste"] + 1,
        regime=ontwerp.regime,
        label=ontwerp.label,
        inhoud=ontwerp.inhoud,
        sha256=checksum(ontwerp.inhoud),
        actief_vanaf=actief_vanaf,
        auteurs=ontwerp.auteurs,
        toelichting=toelichting,
        vertrekpunt=ontwerp.vertrekpunt,
    )
    versie.save()
    return versie


def _voorgelegd(versie):
    """The version under lock: two signers at once come one after the other."""
    row = _lock(versie)
    if row.status != Status.VOORGELEGD:
        stand = row.get_status_display().lower()
        raise DomainError(f"Deze versie is {stand}. Hier valt niets meer te doen.")
    return row


@action("catalogus.advise")
def advise(versie, *, actor, strekking, tekst):
    """The FG records the own advice, before anybody signs; a later one takes its place."""
    row = _voorgelegd(versie)
    _not_author(row, actor, "U schreef mee aan deze regels en kunt er niet over adviseren.")
    if row.handtekeningen.exists():
        raise DomainError("Er is al getekend. Een nieuw advies hoort bij een nieuwe versie.")
    advies = Advies(
        gemeente=row.gemeente,
        versie=row,
        sha256=row.sha256,
        fg=actor.user,
        strekking=strekking,
        tekst=tekst,
    )
    advies.save()
    return row


@action("catalogus.sign_as_jurist")
def sign_as_jurist(versie, *, actor, afwijking):
    return _sign(versie, actor, Rol.JURIST, afwijking)


@action("catalogus.sign_as_besluitnemer")
def sign_as_besluitnemer(versie, *, actor, afwijking):
    return _sign(versie, actor, Rol.BESLUITNEMER, afwijking)


def _sign(versie, actor, rol, afwijking):
    """The second of two signatures makes the version law from its day."""
    row = _voorgelegd(versie)
    _may_sign(row, actor, rol)
    if row.adviezen.last().negatief and not afwijking:
        raise DomainError(
            "De FG adviseerde negatief. Schrijf waarom u daarvan afwijkt.", field="afwijking"
        )
    if poort.van_versie(row):
        raise DomainError("Dit kan nog niet. Los eerst op wat bij ‘Wat nog ontbreekt’ staat.")
    Handtekening(
        gemeente=row.gemeente,
        versie=row,
        sha256=row.sha256,
        rol=rol,
        user=actor.user,
        afwijking=afwijking,
    ).save()
    if row.handtekeningen.count() == len(Rol):
        row.move_to(Status.ACTIEF)
        row.save(update_fields=["status"])
    return row


def _may_sign(versie, actor, rol):
    _not_author(versie, actor, "U schreef mee aan deze regels. Een ander moet tekenen.")
    if not versie.adviezen.exists():
        raise DomainError("De FG heeft nog geen advies vastgelegd. Vraag de FG daarom.")
    if "fg" in actor.functies or versie.adviezen.filter(fg=actor.user_id).exists():
        raise DomainError("De FG adviseert en tekent niet.")
    for handtekening in versie.handtekeningen.all():
        if handtekening.user_id == actor.user_id:
            raise DomainError("U heeft al getekend. De tweede handtekening is van een ander.")
        if handtekening.rol == rol:
            raise DomainError("Voor deze rol is al getekend.")


def _not_author(versie, actor, zin):
    if str(actor.user_id) in versie.auteurs:
        raise DomainError(zin)


@action("catalogus.withdraw")
def withdraw(versie, *, actor):
    """Stop a version before it is law; what was written can be taken up again."""
    row = _voorgelegd(versie)
    row.move_to(Status.INGETROKKEN)
    row.save(update_fields=["status"])
    return row


@action("dpia.draw_up")
def draw_up_dpia(gemeente, *, actor, regime, **velden):
    """Record what the assessment says; the FG advises on it next."""
    dpia = Dpia(gemeente=gemeente, regime=regime, opgesteld_door=actor.user, **velden)
    dpia.save()
    return dpia


def _ander(dpia, actor, *namen):
    if actor.user_id in {getattr(dpia, f"{naam}_id") for naam in namen}:
        raise DomainError("Opstellen, adviseren en besluiten doen drie verschillende mensen.")


@action("dpia.advise")
def advise_dpia(dpia, *, actor, strekking, advies):
    """The FG records the own advice on the assessment (AVG 35(2))."""
    row = _lock(dpia)
    _ander(row, actor, "opgesteld_door")
    row.move_to(Dpia.Status.GEADVISEERD)
    row.strekking, row.advies = strekking, advies
    row.advies_door, row.advies_op = actor.user, timezone.now()
    row.save(update_fields=["status", "strekking", "advies", "advies_door", "advies_op"])
    return row


@action("dpia.decide")
def decide_dpia(dpia, *, actor, uitkomst, besluit, herzien_voor):
    """The mandated decision-maker accepts the assessment until its review, or does not."""
    row = _lock(dpia)
    _ander(row, actor, "opgesteld_door", "advies_door")
    aanvaard = uitkomst == Dpia.Status.VASTGESTELD
    if aanvaard and (herzien_voor is None or herzien_voor <= timezone.localdate()):
        raise DomainError("Kies een dag in de toekomst.", field="herzien_voor")
    row.move_to(uitkomst)
    row.besluit, row.besluit_door, row.besluit_op = besluit, actor.user, timezone.now()
    row.herzien_voor = herzien_voor if aanvaard else None
    velden = ["status", "besluit", "besluit_door", "besluit_op", "herzien_voor"]
    row.save(update_fields=velden)
    return row

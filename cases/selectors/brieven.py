"""The letters of a casus: what waits, what went out, and to whom."""

from django.utils.safestring import mark_safe

from cases.models import Betrokkene, Brief, Kanaal, Vertegenwoordiging
from cases.models.briefsoorten import SOORTEN
from cases.selectors.bezorging import bericht_kan, bezorging
from cases.selectors.casus import dragers, kop
from cases.selectors.informeren import klokken
from cases.selectors.uitstel import waarom_wachten, wachtenden
from cases.selectors.vertegenwoordiging import stand, stand_in
from wams.doelbinding.policy import may

ACTS = ("brief.write", "brief.approve", "brief.send", "brief.drop", "brief.readdress")
SPREKER = "vertegenwoordiging__persoon"
Status = Brief.Status


def contact(actor, casus):
    """The one person that each letter names: who leads, else who does the onderzoek."""
    return next((user for _, user in dragers(actor, casus)), None)


def van_casus(actor, casus):
    rows = Brief.objects.visible_to(actor).van(casus)
    rows = rows.select_related("betrokkene", SPREKER, "verzonden_door", "casus")
    return rows.defer("inhoud", "gegevens", "vrije_tekst")


def hoort_bezwaar_bij(actor, casus, code, betrokkene):
    """The right of bezwaar stands in the first letter to a person, whichever that is."""
    if SOORTEN[code].bezwaar:
        return True
    earlier = Brief.objects.visible_to(actor).van(casus).exclude(status=Status.VERVALLEN)
    return not earlier.filter(betrokkene=betrokkene, met_bezwaar=True).exists()


def in_dezelfde_envelop(actor, brief, kanaal, op):
    """The other letters that were ready for the same person on this day; only post has one."""
    if kanaal != Kanaal.BRIEF:
        return []
    rows = _ook_klaar(actor, brief).filter(dagtekening__lte=op)
    return list(rows.select_for_update(of=("self",)))


def brieven(actor, casus):
    """The page: what asks something of somebody first, then the register of what went out."""
    rows, now = list(van_casus(actor, casus)), stand(actor, casus)
    people, wachten = klokken(actor, casus), wachtenden(actor, [casus.pk])
    return kop(actor, casus) | {
        "te_doen": [_regel(row, now, wachten) for row in rows if row.is_open],
        "verzonden": sorted(
            (row for row in rows if row.status == Status.VERZONDEN),
            key=lambda row: (row.verzonden_op, row.aangemaakt_op),
            reverse=True,
        ),
        "vervallen": [row for row in rows if row.status == Status.VERVALLEN],
        "mag_maken": bool(may(actor, "brief.make", casus)),
        "klokken": people,
        "shown": [*rows, *(row.betrokkene for row in people)],
    }


def _regel(brief, now, wachten):
    return {"brief": brief, "wat": wat_nu(brief, now, wachten)}


def zelfde_brief(actor, brief):
    """For whom the same letter about this person waits already: of himself None, else the row."""
    rows = Brief.objects.visible_to(actor).van(brief.casus).open().exclude(pk=brief.pk)
    rows = rows.filter(code=brief.code, betrokkene=brief.betrokkene_id, recht_op=brief.recht_op)
    return set(rows.values_list("vertegenwoordiging", flat=True))


def kan_niet(brief, now):
    """Why this letter does not go to who stands on it, or an empty text."""
    reden = bericht_kan(brief.betrokkene, brief.vertegenwoordiging)
    return reden or now.waarom_niet(brief.betrokkene, brief.vertegenwoordiging)


def _houdt_tegen(actor, brief, now):
    """Why nobody takes this letter away now: who stands on it, or a delay of informing."""
    return kan_niet(brief, now) or waarom_wachten(actor, brief.betrokkene)


def wat_nu(brief, now, wachten):
    """What somebody should do now, in a short sentence."""
    if reden := kan_niet(brief, now):
        return f"Gaat niet weg. {reden} Laat deze brief vervallen."
    if reden := wachten.get(brief.betrokkene_id):
        return f"Gaat nu niet weg. {reden}"
    if brief.status == Status.CONCEPT:
        return "Lees de brief, vul hem aan als dat nodig is, en keur hem goed."
    weg = bezorging(brief.betrokkene, brief.vertegenwoordiging)
    if not weg.is_veilig:
        return weg.reden
    return "Stuur hem met beveiligde mail." if weg.kanaal == Kanaal.MAIL else "Print en verstuur."


def brief(actor, brief):
    """The letter as it is read, without an address: that is only on the paper."""
    weg = bezorging(brief.betrokkene, brief.vertegenwoordiging)
    now = stand(actor, brief.casus)
    tegen = _houdt_tegen(actor, brief, now) if brief.is_open else ""
    return {
        "casus": brief.casus,
        "tekst": blad_tekst(brief),
        "weg": weg,
        "kan_niet": tegen,
        "anders": bool(kan_niet(brief, now) and now.naar(brief.betrokkene)),
        "wat": wat_nu(brief, now, {}),
        "samen": [row.titel for row in _waiting(actor, brief)] if _is_klaar(brief) else [],
        "mag": {act.split(".")[1]: bool(may(actor, act, brief)) for act in ACTS},
    }


def papier(actor, brief):
    """What comes out of the printer: this letter, and what goes along in the same envelope."""
    tegen = _houdt_tegen(actor, brief, stand(actor, brief.casus)) if brief.is_open else ""
    rows = [] if tegen else _sheets(actor, brief)
    weg = bezorging(brief.betrokkene, brief.vertegenwoordiging)
    return {
        "gemeente": brief.casus.gemeente,
        "bladen": [(row, blad_tekst(row)) for row in rows],
        "adres": weg.adres if brief.is_open and weg.is_veilig and not tegen else (),
        "kan_niet": tegen,
        "titel": brief.titel,
        "shown": rows,
    }


def _sheets(actor, brief):
    if _is_klaar(brief):
        return [brief, *_waiting(actor, brief)]
    if brief.status == Status.VERZONDEN:
        rows = Brief.objects.visible_to(actor).samen_met(brief).filter(envelop=brief.envelop)
        return sorted(rows.select_related("casus"), key=lambda row: row.aangemaakt_op)
    return [brief]


def _is_klaar(brief):
    return brief.status == Status.KLAAR and brief.kanaal == Kanaal.BRIEF


def _waiting(actor, brief):
    return list(_ook_klaar(actor, brief).select_related("casus").order_by("aangemaakt_op"))


def _ook_klaar(actor, brief):
    rows = Brief.objects.visible_to(actor).samen_met(brief).exclude(pk=brief.pk)
    return rows.filter(status=Status.KLAAR, kanaal=Kanaal.BRIEF)


def blad_tekst(brief, *, onder_kop=False):
    """Our own template made this text and escaped what was typed; sealed, nobody changed it.

    Under the heading of a page its own headings stand one step lower.
    """
    tekst = brief.inhoud
    if onder_kop:
        for van, naar in (("h2", "h3"), ("h1", "h2")):
            tekst = tekst.replace(f"<{van}>", f"<{naar}>").replace(f"</{van}>", f"</{naar}>")
    return mark_safe(tekst)  # noqa: S308


def verstuurd(actor, casus):
    """For the timeline: day, kind and receiver; no text."""
    return list(van_casus(actor, casus).verzonden().order_by("-verzonden_op"))


def te_doen(actor, casussen):
    """For Mijn werk: what waits in these casussen for who is named on it, in one query."""
    rows = Brief.objects.visible_to(actor).open().filter(casus__in=[c.pk for c in casussen])
    rows = rows.filter(contact=actor.user_id)
    rows = rows.select_related("betrokkene", SPREKER, "casus").order_by("dagtekening")
    found = list(rows.defer("inhoud", "gegevens", "vrije_tekst"))
    if not found:
        return []
    ids = {row.casus_id for row in found}
    now, wachten = stand_in(actor, ids), wachtenden(actor, ids)
    return [(row, wat_nu(row, now, wachten)) for row in found]


def ontvangende_sprekers(actor, casus):
    """Who gets letters in the place of, or beside, somebody on this day."""
    now, people = stand(actor, casus), kiesbare_mensen(actor, casus)
    found = [row.pk for p in people for row in now.ontvangers(p).vertegenwoordigers]
    return Vertegenwoordiging.objects.visible_to(actor).filter(pk__in=found)


def kiesbare_mensen(actor, casus):
    """Those who can get a letter; whoever's part ended may still hear that it did."""
    rows = Betrokkene.objects.visible_to(actor).van(casus).order_by("rol", "aangemaakt_op")
    return rows.filter(pk__in=[person.pk for person in rows if not bericht_kan(person)])


def brief_context(actor, brief):
    return {"casus": brief.casus, "over": brief.betrokkene}

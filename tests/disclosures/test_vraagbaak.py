"""A question without case data, to whom can answer it; a good answer is there for everybody."""

from html import unescape

import pytest
from django.db import ProgrammingError
from django.urls import reverse

from disclosures import herkenbaar
from disclosures.actions import vraagbaak as actions
from disclosures.models import Vraag
from wams.accounts.models import Functie
from wams.doelbinding.actor import Actor
from wams.doelbinding.rls import acting_as
from wams.errors import Denied, DomainError

pytestmark = pytest.mark.django_db
VRAAG = "Mag een school weten dat er hulp thuis is, als de ouders dat goed vinden?"
ANTWOORD = "Ja, als de school het nodig heeft voor de begeleiding van het kind."
VRAAGBAAK = reverse("disclosures:vraagbaak")
VRAGEN = reverse("disclosures:ask_vraag")


def text(answer):
    return unescape(answer.content.decode())


def answerer(wereld, organisatie=None, functie=Functie.VRAAGBAAK, naam="Vraagbaak"):
    organisatie = organisatie or wereld.college
    user = wereld.user(naam, organisatie)
    wereld.mandaat(user, functie, organisatie=organisatie)
    return user


def stand(user):
    """The one question, as this person may see it."""
    with acting_as(Actor.for_act(user, "vraagbaak.list")):
        return Vraag.objects.unscoped().get()


def act(user, name):
    return Actor.for_act(user, f"vraagbaak.{name}")


def ask(wereld, user, aan="GEMEENTE", vraag=VRAAG):
    actor = act(user, "ask")
    return actions.ask_vraag(actor.gemeente, actor=actor, aan=aan, vraag=vraag)


def answer(vraag, user):
    return actions.answer_vraag(vraag, actor=act(user, "answer"), antwoord=ANTWOORD)


def publish(vraag, user, algemeen=VRAAG):
    return actions.publish_vraag(
        vraag, actor=act(user, "publish"), algemeen=algemeen, antwoord=ANTWOORD
    )


def send(client, url, **velden):
    """Send the form as it was opened."""
    page = client.get(url)
    form = page.context["form"]
    verborgen = {
        name: form.get_initial_for_field(form.fields[name], name)
        for name in ("inzending", "gemeente", "versie")
        if name in form.fields
    }
    return client.post(url, {k: v for k, v in verborgen.items() if v is not None} | velden)


@pytest.mark.req("R-182")
def test_a_question_is_asked_answered_published_and_read_by_everybody(wereld, als):
    baak = answerer(wereld)
    vrager = als(wereld.coordinator)

    gesteld = send(vrager, VRAGEN, aan="GEMEENTE", vraag=VRAAG)
    vraag = stand(baak)
    wacht = text(als(baak).get(VRAAGBAAK))
    send(als(baak), reverse("disclosures:answer_vraag", args=[vraag.pk]), antwoord=ANTWOORD)
    eigen = text(vrager.get(vraag.get_absolute_url()))
    nog_niet = text(als(wereld.beoordelaar).get(reverse("mag_ik:veelgevraagd")))
    send(
        als(baak),
        reverse("disclosures:publish_vraag", args=[vraag.pk]),
        algemeen="Mag school weten van hulp thuis?",
        antwoord=ANTWOORD,
    )
    allen = text(als(wereld.beoordelaar).get(reverse("mag_ik:veelgevraagd")))

    assert gesteld.status_code == 302
    assert "Wacht op uw antwoord" in wacht
    assert VRAAG in wacht
    assert ANTWOORD in eigen
    assert ANTWOORD not in nog_niet
    assert "Mag school weten van hulp thuis?" in allen
    assert ANTWOORD in allen
    assert wereld.coordinator.naam not in allen


@pytest.mark.req("R-182")
@pytest.mark.parametrize(
    ("tekst", "soort"),
    [
        ("Mag ik iets delen over 999990019?", "een nummer van 8 of 9 cijfers"),
        ("Mag ik iets delen over 9999.90.019?", "een nummer van 8 of 9 cijfers"),
        ("Bel mij op 06-12345678 over deze zaak", "een telefoonnummer"),
        ("Hij woont op 1234 AB nummer 5", "een postcode"),
        ("Zij is geboren op 12 mei 2010", "een hele datum"),
        ("Mail naar jan@voorbeeld.example", "een e-mailadres"),
        ("Het loopt via NL91ABNA0417164300", "een rekeningnummer"),
    ],
)
def test_a_number_is_refused_by_form_and_act_and_what_was_typed_stays(wereld, als, tekst, soort):
    answerer(wereld)

    page = send(als(wereld.coordinator), VRAGEN, aan="GEMEENTE", vraag=tekst)

    assert soort in herkenbaar.find_nummers(tekst)
    assert soort in text(page)
    assert tekst in text(page)
    with pytest.raises(DomainError):
        ask(wereld, wereld.coordinator, vraag=tekst)
    with acting_as(Actor.for_act(wereld.coordinator, "vraagbaak.list")):
        assert not Vraag.objects.unscoped().exists()


@pytest.mark.req("R-182")
def test_what_may_be_a_name_is_asked_about_once(wereld, als):
    answerer(wereld)
    client = als(wereld.coordinator)
    tekst = "Mag ik met mevrouw De Vries praten over haar zoon Pieter Jansen?"

    page = text(send(client, VRAGEN, aan="GEMEENTE", vraag=tekst))
    bevestigd = send(client, VRAGEN, aan="GEMEENTE", vraag=tekst, geen_naam="on")

    assert "‘mevrouw De Vries’, ‘Pieter Jansen’" in page
    assert 'name="geen_naam"' in page
    assert bevestigd.status_code == 302


@pytest.mark.parametrize(
    "tekst",
    [
        VRAAG,
        "Mag Veilig Thuis dit weten? En het Zorg- en Veiligheidshuis?",
        "Geldt de Wet politiegegevens hier ook, of alleen de Wmo 2015?",
        "In 2026 zijn er 12 gesprekken geweest over artikel 5.2.6.",
    ],
)
def test_a_general_question_is_not_suspected(tekst):
    assert herkenbaar.find_nummers(tekst) == []
    assert herkenbaar.find_namen(tekst) == []


@pytest.mark.req("R-182")
def test_each_question_reaches_only_whom_it_was_put_to(wereld, als):
    school = wereld.organisatie("Basisschool Zuid", "SCHOOL")
    ggz = wereld.organisatie("GGZ De Waterkant", "GGZ")
    leraar = wereld.user("Leerkracht", school)
    wereld.mandaat(leraar, "partner", organisatie=school)
    mensen = {
        "gemeente": answerer(wereld, naam="Van de gemeente"),
        "school": answerer(wereld, school, naam="Van de school"),
        "ggz": answerer(wereld, ggz, naam="Van de ggz"),
        "fg": wereld.fg,
        "collega": wereld.coordinator,
    }
    vragen = {aan: ask(wereld, leraar, aan, f"Vraag {aan}") for aan in Vraag.Aan.values}

    def ziet(user):
        page = text(als(user).get(VRAAGBAAK))
        return {aan for aan in vragen if f"Vraag {aan}" in page}

    assert {wie: ziet(user) for wie, user in mensen.items()} == {
        "gemeente": {"GEMEENTE"},
        "school": {"ORGANISATIE"},
        "ggz": set(),
        "fg": {"FG"},
        "collega": set(),
    }
    for aan, wie in (("GEMEENTE", "school"), ("FG", "gemeente"), ("ORGANISATIE", "ggz")):
        with pytest.raises(Denied):
            answer(vragen[aan], mensen[wie])
        assert als(mensen[wie]).get(vragen[aan].get_absolute_url()).status_code == 404


def test_the_database_holds_the_same_line_without_python(wereld, elders):
    answerer(wereld)
    vraag = ask(wereld, wereld.coordinator)

    def telt(user):
        with acting_as(Actor.for_act(user, "vraagbaak.list")):
            return Vraag.objects.unscoped().filter(pk=vraag.pk).count()

    assert telt(wereld.coordinator) == 1
    assert telt(wereld.beoordelaar) == 0
    assert telt(wereld.fg) == 0
    assert telt(elders.coordinator) == 0


def test_nobody_is_offered_a_road_where_nobody_answers(wereld, als):
    keuzes = als(wereld.coordinator).get(VRAGEN).context["form"].fields["aan"].choices

    assert keuzes == []
    with pytest.raises(DomainError):
        ask(wereld, wereld.coordinator)


def test_two_who_answer_at_once_keep_the_first_answer(wereld):
    een, ander = answerer(wereld), answerer(wereld, naam="Tweede")
    vraag = ask(wereld, wereld.coordinator)
    answer(vraag, een)

    with pytest.raises(DomainError):
        answer(vraag, ander)

    vraag = stand(een)
    assert (vraag.beantwoord_door, vraag.status) == (een, Vraag.Status.BEANTWOORD)


def test_a_published_answer_can_be_taken_off_and_the_asker_keeps_it(wereld, als):
    baak = answerer(wereld)
    vraag = publish(answer(ask(wereld, wereld.coordinator), baak), baak)

    send(als(baak), reverse("disclosures:withdraw_vraag", args=[vraag.pk]))

    assert ANTWOORD not in text(als(wereld.fg).get(reverse("mag_ik:veelgevraagd")))
    assert ANTWOORD in text(als(wereld.coordinator).get(vraag.get_absolute_url()))


def test_another_gemeente_reads_neither_question_nor_answer(wereld, elders, als):
    baak = answerer(wereld)
    vraag = publish(answer(ask(wereld, wereld.coordinator), baak), baak)

    assert ANTWOORD not in text(als(elders.coordinator).get(reverse("mag_ik:veelgevraagd")))
    assert als(elders.coordinator).get(vraag.get_absolute_url()).status_code == 404


def test_the_app_can_not_rewrite_what_was_asked(wereld):
    answerer(wereld)
    vraag = ask(wereld, wereld.coordinator)

    with pytest.raises(ProgrammingError, match="permission denied"):
        Vraag.objects.unscoped().filter(pk=vraag.pk).update(tekst="anders")

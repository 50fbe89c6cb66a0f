"""Letters: made under the law of their day, sent by a safe way only, and kept as they were."""

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from cases.actions import brieven
from cases.models import Brief, Kanaal
from cases.models.briefsoorten import SOORTEN
from cases.selectors import brieven as selectors
from tests.cases.brieven import EIGEN, Post
from tests.cases.opbouw import VANDAAG
from tests.opzet import arranging
from tests.wereld import DAG
from wams.audit.models import AuditEvent
from wams.doelbinding.rls import acting_as
from wams.errors import Denied, DomainError, IllegalTransitionError
from wams.recht import selectors as recht

pytestmark = pytest.mark.django_db
Status = Brief.Status
ELDERS = {
    "straat": "Elders", "huisnummer": "1", "postcode": "9999 ZY", "woonplaats": "Proefdorp"
}  # fmt: skip


@pytest.fixture
def post(wereld):
    return Post(wereld)


def papier(post, brief):
    return post.werk.see(selectors.papier, post.werk.fresh(brief), act="brief.print")


@pytest.mark.parametrize("code", list(SOORTEN))
def test_each_letter_is_made_with_its_version_its_law_and_one_contact(post, code):
    brief = post.maak(code)

    wet = recht.voor(post.werk.casus.gemeente_id)
    assert (brief.code, brief.sjabloonversie, brief.status) == (code, 1, Status.CONCEPT)
    assert (brief.catalogusversie, brief.recht_op) == (wet.versie_id, VANDAAG())
    assert brief.inhoud.count("<h1>") == 1
    assert brief.inhoud.count("is uw contactpersoon") == 1
    with arranging():
        line = AuditEvent.objects.get(act="brief.make")
    assert (line.object_id, line.actor_id) == (brief.pk, post.werk.user.pk)


def test_every_letter_names_one_contact_and_none_is_made_without(wereld, post):
    for code in SOORTEN:
        brief = post.maak(code)
        assert post.werk.user.naam in brief.inhoud
        assert brief.contact == post.werk.user

    zonder = Post.__new__(Post)
    zonder.werk = type(post.werk)(
        wereld, wereld.casus(nummer="T-9000"), post.werk.user
    )  # nobody carries this one
    wereld.toewijzing(zonder.werk.casus, post.werk.user, "ONDERZOEKER")
    with pytest.raises(DomainError, match="één contactpersoon"):
        zonder.maak()


def test_what_waits_for_one_person_goes_in_one_envelope(wereld, post):
    ander = wereld.betrokkene(post.werk.casus, achternaam="Zandstra", **ELDERS)
    eerste, tweede, concept = post.klaar("B02"), post.klaar("B03"), post.maak("B09")
    van_ander = post.klaar("B02", person=ander)

    assert [blad.pk for blad, _ in papier(post, eerste)["bladen"]] == [eerste.pk, tweede.pk]
    post.verzend(eerste, bewijs="Postboek 12")

    rows = [post.werk.fresh(row) for row in (eerste, tweede, concept, van_ander)]
    assert [row.status for row in rows] == [
        Status.VERZONDEN, Status.VERZONDEN, Status.CONCEPT, Status.KLAAR,
    ]  # fmt: skip
    assert rows[0].envelop == rows[1].envelop
    assert {row.bewijs for row in rows[:2]} == {"Postboek 12"}


def test_each_letter_in_an_envelope_has_its_own_line_in_the_log(post):
    eerste, tweede = post.klaar("B02"), post.klaar("B03")

    post.verzend(eerste)

    with arranging():
        lines = [line.object_id for line in AuditEvent.objects.filter(act="brief.send")]
    assert sorted(lines) == sorted([eerste.pk, tweede.pk])


def test_what_was_agreed_by_mail_or_made_later_does_not_go_along(post):
    eerste, per_mail, later = post.klaar("B02"), post.klaar("B03"), post.klaar("B09")
    with arranging():
        per_mail.kanaal, later.dagtekening = Kanaal.MAIL, VANDAAG() + DAG
        per_mail.save(update_fields=["kanaal"])
        later.save(update_fields=["dagtekening"])

    post.verzend(eerste)

    found = [post.status(row) for row in (eerste, per_mail, later)]
    assert found == [Status.VERZONDEN, Status.KLAAR, Status.KLAAR]


@pytest.mark.req("R-114")
@pytest.mark.parametrize("code", list(SOORTEN))
def test_the_first_letter_to_a_person_has_the_right_of_bezwaar_as_its_own_block(post, code):
    first = post.maak(code)

    block = first.inhoud.split('<section class="bezwaar">')
    assert len(block) == 2
    assert "U mag bezwaar maken" in block[1].split("</section>")[0]
    assert "bezwaar" not in block[0]
    assert first.met_bezwaar
    assert post.maak("B09").met_bezwaar is False


def test_a_letter_that_lapsed_does_not_count_as_the_first_one(post):
    brief = post.maak("B02")
    post.werk.do(brieven.laat_vervallen, brief, reden="Toch niet nodig")

    assert post.maak("B02").met_bezwaar is True


@pytest.mark.parametrize(
    "contact",
    [
        {"contact_kanaal": "gesprek"},
        {"contact_kanaal": "telefoon"},
        {"contact_kanaal": "", "adres_beschermd": True},
        {"contact_kanaal": "", "contact_veilig": "Nooit post naar huis."},
        {"straat": ""},
    ],
)
def test_what_cannot_go_safely_waits_for_a_person_and_shows_no_address(post, contact):
    post.contact(**contact)

    brief = post.klaar()

    assert (brief.status, brief.kanaal) == (Status.NIET_VEILIG, Kanaal.GESPREK)
    assert papier(post, brief)["adres"] == ()
    for kanaal in ("brief", "mail"):
        with pytest.raises(DomainError, match="niet veilig"):
            post.verzend(brief, kanaal)
    assert post.verzend(brief, "gesprek").status == Status.VERZONDEN


def test_a_way_that_became_unsafe_after_approval_is_refused_at_print_and_at_sending(post):
    brief = post.klaar()
    assert papier(post, brief)["adres"] == ("Proefstraat 12", "9999 ZZ  Proefdorp")

    post.contact(contact_kanaal="gesprek")

    assert papier(post, brief)["adres"] == ()
    with pytest.raises(DomainError, match="niet veilig"):
        post.verzend(brief)
    assert post.status(brief) == Status.KLAAR


def test_an_address_stands_on_the_own_paper_only(wereld, post):
    post.contact(adres_beschermd=True)
    ander = wereld.betrokkene(post.werk.casus, "gezinslid", "Zandstra", **ELDERS)
    eigen, van_ander = post.klaar("B01"), post.klaar("B05", person=ander)

    assert papier(post, eigen)["adres"] == ("Proefstraat 12", "9999 ZZ  Proefdorp")
    assert papier(post, van_ander)["adres"] == ("Elders 1", "9999 ZY  Proefdorp")
    for brief in (eigen, van_ander):
        assert "Proefstraat" not in brief.inhoud


def test_nothing_is_made_or_sent_or_printed_for_somebody_who_died(post):
    brief = post.klaar()
    post.contact(einde_op=VANDAAG(), einde_code="E8")

    with pytest.raises(DomainError, match="overleden"):
        post.verzend(brief)
    with pytest.raises(DomainError, match="overleden"):
        post.maak("B03")
    assert papier(post, brief)["bladen"] == []
    assert post.status(brief) == Status.KLAAR
    assert post.werk.do(brieven.laat_vervallen, brief, reden="Overleden").status == Status.VERVALLEN


def test_a_wrong_person_gets_no_letter(post):
    post.contact(geblokkeerd_op=timezone.now(), geblokkeerd_reden="Verkeerde persoon")

    with pytest.raises(DomainError, match="hoort niet in deze casus"):
        post.maak()


def test_the_own_part_is_asked_where_the_letter_needs_it_and_nowhere_else(post):
    leeg = post.maak("B01", eigen="")

    with pytest.raises(DomainError, match="eigen tekst"):
        post.keur(leeg)
    vol = post.werk.do(brieven.schrijf_brief, leeg, eigen="<b>Iemand</b> belde.")
    assert "&lt;b&gt;Iemand&lt;/b&gt; belde." in vol.inhoud
    assert post.keur(vol).status == Status.KLAAR
    with pytest.raises(Denied):
        post.werk.do(brieven.schrijf_brief, post.maak("B03"), eigen="Verder nog iets.")


def test_writing_in_an_approved_letter_makes_it_a_concept_again(post):
    brief = post.klaar("B01")

    again = post.werk.do(brieven.schrijf_brief, brief, eigen="Anders gezegd.")

    assert (again.status, "Anders gezegd." in again.inhoud) == (Status.CONCEPT, True)


def test_a_sent_letter_never_changes_not_even_in_the_database(post):
    brief = post.verzend(post.klaar())

    with pytest.raises(DomainError, match="al verstuurd"):
        post.keur(brief)
    with pytest.raises(IllegalTransitionError):
        post.werk.do(brieven.laat_vervallen, brief, reden="Spijt")
    with pytest.raises(DatabaseError, match="verandert niet"), arranging(), transaction.atomic():
        Brief.objects.unscoped().filter(pk=brief.pk).update(bewijs="Toch anders")


def test_the_database_refuses_a_letter_to_somebody_of_another_casus(wereld, post):
    vreemd = wereld.casus(nummer="T-9001")
    brief = post.maak()
    with arranging():
        (person,) = vreemd.betrokkenen.model._base_manager.filter(casus=vreemd)
        with pytest.raises(DatabaseError, match="eigen casus"), transaction.atomic():
            Brief.objects.unscoped().filter(pk=brief.pk).update(betrokkene=person)


@pytest.mark.parametrize(("dagen", "match"), [(1, "toekomst"), (-1, "later gemaakt")])
def test_the_day_of_sending_lies_between_the_letter_and_today(post, dagen, match):
    with pytest.raises(DomainError, match=match):
        post.verzend(post.klaar(), verzonden_op=VANDAAG() + dagen * DAG)


def test_a_letter_cannot_go_by_telephone(post):
    with pytest.raises(DomainError, match="telefoon"):
        post.verzend(post.klaar(), "telefoon")


def test_the_text_is_sealed_in_the_database_and_another_gemeente_sees_no_letter(elders, post):
    brief = post.maak("B01")

    with arranging():
        row = Brief.objects.unscoped().filter(pk=brief.pk).values("inhoud", "vrije_tekst").get()
    assert EIGEN.encode() not in bytes(row["vrije_tekst"]) + bytes(row["inhoud"])
    actor = elders.actor(elders.onderzoeker, "brief.view")
    with acting_as(actor):
        assert Brief.objects.visible_to(actor).count() == 0
        assert Brief.objects.unscoped().count() == 0


def test_who_does_not_work_in_the_casus_makes_no_letter(wereld, post):
    actor = wereld.actor(wereld.coordinator, "brief.make")

    with pytest.raises(Denied):
        brieven.maak_brief(
            post.werk.fresh(post.werk.casus), actor=actor, code="B02", betrokkene=post.werk.client
        )
    assert post.alle() == []

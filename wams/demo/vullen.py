"""The rows of a large municipality, copied in one pass per table."""

from datetime import timedelta
from itertools import islice
from types import SimpleNamespace

from django.contrib.auth.models import Permission
from django.utils import timezone

from cases.models import Aanstelling, Betrokkene, Casus, Gegeven
from wams.demo.kopie import Kopie
from wams.demo.meetstad import BREED, OUD, VEEL, VERDELER, VIJFTIG, WEINIG
from wams.demo.verhalen import bouwstenen
from wams.doelbinding.toewijzing import Toewijzing
from wams.kluis.sleutels import maak_sleutels, verzegel_met
from wams.recht.codes import Rol

S = Casus.Status
TABLES = [
    "cases_casus",
    "cases_betrokkene",
    "cases_gegeven",
    "cases_aanstelling",
    "doelbinding_toewijzing",
]
GEGEVENS = 5
TERMIJN = {
    S.VOORBEREIDING: "VOORBEREIDING",
    S.ONDERZOEK: "ONDERZOEK_A",
    S.PLAN_CONCEPT: "PLAN",
    S.AANPAK: "EVALUATIE",
    S.HEROVERWEGING: "HEROVERWEGING",
}
# Who asks for somebody else to carry it: work for the werkverdeler.
OVERDRACHT = 0.01
NAMEN = ("Bakker", "Visser", "Smits", "Peters", "Dekker", "Yilmaz", "Bos", "Kaya", "Prins", "Mol")
VOORNAMEN = ("Noor", "Sem", "Fatma", "Daan", "Lotte", "Ali", "Emma", "Bram", "Zoë", "Youssef")
# The set-based twin of the trigger that keeps the derived rows one by one.
AFLEIDEN = """
INSERT INTO doelbinding_betrokkenheid (user_id, casus_id, periodes, tot, laatste_activiteit)
SELECT t.user_id, t.casus_id, range_agg(tstzrange(t.van, t.tot)), max(t.tot), min(a.op)
FROM doelbinding_toewijzing t JOIN activiteit a ON a.casus_id = t.casus_id
WHERE t.rol <> 'PARTIJ' GROUP BY 1, 2
"""


class Vuller:
    """One pass per table, since a connection copies into one table at a time."""

    def __init__(self, cursor, lading, stad, catalogus, rows):
        self.cursor, self.lading, self.stad = cursor, lading, stad
        self.catalogus, self.rows, self.toeval = catalogus, rows, lading.toeval
        self.vandaag = lading.vandaag
        self.nu = timezone.now()

    def fill(self):
        self.casussen()
        self.betrokkenen()
        self.gegevens()
        self.aanstellingen()
        self.toewijzingen()
        self.derive()

    def casussen(self):
        constant = {
            "gemeente_id": self.stad.gemeente.pk,
            "route": "A",
            "regime": str(self.catalogus.regime),
            "bewaarklasse": "RC05",
        }
        names = (
            "id", "nummer", "status", "team_id", "gemeld_op", "aangemaakt_op", "termijn_code",
            "termijn_tot", "uitkomst", "aanpak_sinds", "evaluatie_op", "einddatum",
            "overdracht_gevraagd_op",
        )  # fmt: skip
        Kopie(Casus, *names, **constant).write(self.cursor, map(self._casus, self._numbered()))

    def _numbered(self):
        return enumerate(self.rows, start=1)

    def _casus(self, numbered):
        number, row = numbered
        dag = row.activiteit.date() - timedelta(days=60)
        loopt = row.status in (S.AANPAK, S.HEROVERWEGING)
        termijn = self.vandaag + timedelta(days=self.toeval.randrange(-4, 90))
        vraag = loopt and self.toeval.random() < OVERDRACHT
        return (
            row.pk, f"B-{number:07}", row.status, row.team.pk, dag, row.activiteit,
            TERMIJN[row.status], termijn, "MVP_COORDINATIE" if loopt else "",
            dag if loopt else None, termijn if loopt else None,
            termijn + timedelta(days=180) if loopt else None, self.vandaag if vraag else None,
        )  # fmt: skip

    def betrokkenen(self):
        names = (
            "id", "casus_id", "rol", "voornamen", "achternaam", "huisnummer", "aangemaakt_op",
        )  # fmt: skip
        constant = {"woonplaats": "Meetstad", "bewaarklasse": "RC05"}
        Kopie(Betrokkene, *names, **constant).write(self.cursor, self._betrokkenen())

    def _betrokkenen(self):
        for number, row in self._numbered():
            naam, voornaam = NAMEN[number % 10], VOORNAMEN[number // 10 % 10]
            huis = str(number % 200 + 1)
            yield row.client, row.pk, "client", voornaam, naam, huis, row.activiteit
            if number % 2:
                pk = self.lading.new_id()
                yield pk, row.pk, "gezinslid", VOORNAMEN[number % 10], naam, huis, row.activiteit

    def gegevens(self):
        """Sealed with the key of their own casus, so that each can be opened on the screen."""
        names = (
            "id", "casus_id", "betrokkene_id", "categorie", "domein", "soort", "inhoud",
            "bron", "peildatum", "houdbaar_tot", "vastgelegd_door_id", "aangemaakt_op",
        )  # fmt: skip
        constant = {
            "grondslag": self.catalogus.doel("D06").grondslag,
            "catalogusversie": self.catalogus.versie_id,
            "bewaarklasse": "RC05",
        }
        Kopie(Gegeven, *names, **constant).write(self.cursor, self._gegevens())

    def _gegevens(self):
        feiten = [
            feit | {"domein": domein, "tekst": feit["tekst"].format(c="De cliënt").encode()}
            for domein, rows in bouwstenen()["vervolg"].items()
            for feit in rows
        ]
        field, remaining = Gegeven._meta.get_field("inhoud"), iter(self.rows)
        while part := list(islice(remaining, 10_000)):
            keys = maak_sleutels(row.pk for row in part)
            for row in part:
                for feit in self.toeval.choices(feiten, k=GEGEVENS):
                    yield self._gegeven(row, feit, field, keys[row.pk])

    def _gegeven(self, row, feit, field, key):
        pk, dag = self.lading.new_id(), row.activiteit.date()
        place = field.aad(SimpleNamespace(pk=pk, dossier_id=row.pk))
        return (
            pk, row.pk, row.client, feit["cat"], feit["domein"], feit["soort"],
            verzegel_met(key, feit["tekst"], aad=place), feit["bron"], dag,
            dag + timedelta(days=183), row.drager.pk, row.activiteit,
        )  # fmt: skip

    def aanstellingen(self):
        names = (
            "id", "casus_id", "user_id", "organisatie_id", "rol", "status", "voorgesteld_op",
            "beantwoord_op", "geeindigd_op",
        )  # fmt: skip
        constant = {
            "gemeente_id": self.stad.gemeente.pk,
            "voorgesteld_door_id": self.stad.meters[VERDELER].pk,
            "bewaarklasse": "RC05",
        }
        rows = (
            (
                self.lading.new_id(), row.pk, row.drager.pk, row.team.pk, row.rol,
                "geeindigd" if row.zonder else "aanvaard", row.activiteit, row.activiteit,
                row.activiteit if row.zonder else None,
            )
            for row in self.rows
        )  # fmt: skip
        Kopie(Aanstelling, *names, **constant).write(self.cursor, rows)

    def toewijzingen(self):
        names = (
            "id", "user_id", "casus_id", "permission_id", "organisatie_id", "rol", "van", "tot",
        )  # fmt: skip
        constant = {
            "gemeente_id": self.stad.gemeente.pk,
            "toegekend_door_id": self.stad.meters[VERDELER].pk,
            "reden": "Om aan te meten",
            "act": "casus.assign",
        }
        # Read first: while rows are copied, the connection answers no question.
        rows = self._toewijzingen(self._doelen())
        Kopie(Toewijzing, *names, **constant).write(self.cursor, rows)

    def _doelen(self):
        permissions = Permission.objects.filter(content_type__app_label="cases")
        ids = dict(permissions.values_list("codename", "pk"))
        return {
            rol: [ids[doel] for doel in sorted(self.catalogus.doelen_voor(rol, "A"))]
            for rol in (Rol.ONDERZOEKER, Rol.COORDINATOR, Rol.WAARNEMER)
        }

    def _toewijzingen(self, doelen):
        """Every doel of the role; who is measured works beside the one who carries the casus."""
        tot = self.nu + timedelta(days=300)
        for row, user, rol in self._grants():
            ended = row.zonder and user is row.drager
            for permission in doelen[rol]:
                yield (
                    self.lading.new_id(), user.pk, row.pk, permission, row.team.pk, rol,
                    row.activiteit - timedelta(days=30), row.activiteit if ended else tot,
                )  # fmt: skip

    def _grants(self):
        meters, count = self.stad.meters, len(self.rows)
        few, many = max(1, count // WEINIG), max(1, count // VEEL)
        for index, row in enumerate(self.rows):
            yield row, row.drager, row.rol
            if index % few == 0 and index // few < WEINIG:
                yield row, meters[VIJFTIG], Rol.COORDINATOR
            if index % many == 0 and index // many < VEEL:
                yield row, meters[BREED], Rol.WAARNEMER
            if index < VEEL:
                yield row, meters[OUD], Rol.WAARNEMER

    def derive(self):
        self.cursor.execute("CREATE TEMP TABLE activiteit (casus_id uuid, op timestamptz)")
        with self.cursor.copy("COPY activiteit FROM STDIN") as copy:
            for row in self.rows:
                copy.write_row((row.pk, row.activiteit))
        self.cursor.execute("ANALYZE activiteit")
        self.cursor.execute(AFLEIDEN)
        self.cursor.execute("SET LOCAL ROLE wams_kern")
        self.cursor.execute("SELECT wams_zet_verdeelstand(array_agg(id)) FROM cases_casus")
        self.cursor.execute("RESET ROLE")

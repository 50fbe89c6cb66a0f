"""One demo casus while its days pass: who works in it, what was decided, what the log says."""

import json
import random
from datetime import timedelta

from cases.models import Aanstelling, Besluit, Casus
from wams.accounts.models import Functie
from wams.audit.lopend import pseudonym
from wams.demo.schrijven import ZAAD, moment, werkdag
from wams.demo.toegang import Toegang
from wams.recht.codes import Doel, Rol

LEIDING = (Rol.COORDINATOR, Rol.WAARNEMER)
S = Casus.Status
VERWERKING = "De aanbieder werkt hier in opdracht en onder verantwoordelijkheid van het college."
# By which a casus is kept, given how far it came.
BEWAARKLASSE = {
    S.VOORBEREIDING: "RC03",
    S.NIET_GESTART: "RC03",
    S.ONDERZOEK: "RC02",
    S.ONDERZOEK_AFGEROND: "RC04",
}


class Dossier:
    """Knows which day it is in the life of this casus; rows are added to the lading."""

    def __init__(self, lading, stad, regel, verhaal, namen, volgnummer):
        self.lading, self.stad, self.regel, self.verhaal = lading, stad, regel, verhaal
        self.namen, self.catalogus = namen, stad.catalogus
        self.toeval = random.Random(ZAAD + volgnummer)  # noqa: S311
        self.gisteren = lading.gisteren
        self.dag = werkdag(lading.vandaag - timedelta(days=regel.geleden))
        self.dag = min(self.dag, self.gisteren)
        self._tik = 0
        self.mensen, self.namen_van, self.problemen = {}, {}, []
        self.plannen, self.doelen = [], []
        self.dragers, self.naar_spreker = {}, None
        self.team = self._team()
        self.casus = self._casus()
        self.toegang = Toegang(self)

    def is_(self, extra):
        return extra in self.regel.extra

    # The days

    def voort(self, dagen):
        """Some days later, on a working day and never after yesterday."""
        self.naar(self.dag + timedelta(days=dagen))

    def naar(self, dag):
        new = min(werkdag(dag), self.gisteren)
        if new > self.dag:
            self.dag, self._tik = new, 0

    def nu(self):
        """A moment of this day, each one a little later than the one before it."""
        self._tik += 1
        minutes = min(9 * 60 + self._tik * 5, 18 * 60)
        return moment(self.dag, *divmod(minutes, 60))

    def einde(self, termijn, start=None):
        """The last day of a term that begins today."""
        return self.catalogus.termijn(termijn).einde(start or self.dag)

    # Rows

    def add(self, model, *, pk=None, **velden):
        extra = {"casus": self.casus, "bewaarklasse": self.casus.bewaarklasse}
        row = model(**(extra | {"aangemaakt_op": self.nu()} | velden))
        return self.lading.add(row, pk)

    def tekst(self, tekst):
        """A text of the story with the names of this casus in it."""
        return tekst.format_map(self.namen_van)

    def set(self, **velden):
        for name, value in velden.items():
            setattr(self.casus, name, value)

    def term(self, code, start=None):
        self.set(termijn_code=code, termijn_tot=self.einde(code, start))

    def besluit(self, overgang, naar=None, *, door, doel, motivering="", gegevens=None):
        """A step with the law that it rests on; ``door`` None means the system."""
        van = self.casus.status
        if naar:
            self.set(status=naar)
        rij = self.catalogus.grondslag(self.catalogus.doel(doel).grondslag)
        row = self.add(
            Besluit,
            overgang=overgang,
            van=van,
            naar=naar or van,
            motivering=self.tekst(motivering),
            gegevens=gegevens or {},
            genomen_op=self.nu(),
            genomen_door=door,
            grondslag=rij.code,
            artikel=rij.artikel,
            catalogusversie=self.catalogus.versie_id,
        )
        row.genomen_op = row.aangemaakt_op
        return row

    @property
    def clienten(self):
        return [person for person in self.mensen.values() if person.is_client]

    # People who work in it

    def iemand(self, functie):
        """A person of the pool, more often than not of the own team."""
        eigen = self.toeval.random() < 0.6
        keys = self.stad.pool(functie, self.team_key if eigen else None)
        return self.stad.mensen[self.toeval.choice(keys)]

    @property
    def verdeler(self):
        return self.stad.mensen[self.stad.pool(Functie.VERDELER)[0]]

    def stel_aan(self, rol, user, **velden):
        """Somebody carries the casus from today, or was asked to."""
        extern = user.organisatie.partijtype not in ("COLLEGE", "WIJKTEAM")
        row = self.add(
            Aanstelling,
            gemeente=self.stad.gemeente,
            user=user,
            organisatie=user.organisatie,
            rol=rol,
            voorgesteld_door=velden.pop("door", self.verdeler),
            voorgesteld_op=self.nu(),
            verwerkingsafspraak=VERWERKING if extern else "",
            **{"status": Aanstelling.Status.AANVAARD} | velden,
        )
        if row.status == Aanstelling.Status.AANVAARD:
            row.beantwoord_op = self.nu()
            self.dragers[rol] = row
            self.toegang.geef(row)
        return row

    def ontsla(self, rol, reden="", *, behoud=()):
        """Somebody carries it no longer; ``behoud`` are doelen that last for the closing work."""
        row = self.dragers.pop(rol, None)
        if row is None:
            return
        self.toegang.neem(row.user, rol, behoud=behoud)
        if not behoud:
            row.status, row.geeindigd_op = Aanstelling.Status.GEEINDIGD, self.nu()
            row.reden = reden
        else:
            self.dragers[rol] = row

    def drager(self, *rollen):
        return next((self.dragers[rol].user for rol in rollen if rol in self.dragers), None)

    @property
    def leiding(self):
        return self.drager(*LEIDING)

    # The log

    def log(self, act, obj, user, *, doel, rol, soort="wijziging", at=None, velden=()):
        """One line per person whose data the act was about, as the product writes them."""
        people = [p.pk for p in self.mensen.values()] if obj is self.casus else obj.betrokkene_ids()
        handeling = self.lading.new_id()
        for person in list(people) or [None]:
            self.lading.line(
                at=at or self.nu(),
                handeling=handeling,
                trace_id=handeling.hex,
                soort=soort if user else "systeem",
                act=act,
                uitkomst="ok",
                casus_id=self.casus.pk,
                object_type=obj._meta.label_lower,
                object_id=obj.pk,
                status=str(getattr(obj, "status", "")),
                betrokkene=pseudonym(person) if person else "",
                velden=json.dumps(sorted(velden)),
                categorieen=json.dumps([obj.categorie] if hasattr(obj, "categorie") else []),
                herkomst="",
                bron="wams demonstratie",
                **self._grond(user, doel, rol),
            )

    def _grond(self, user, doel, rol):
        """Who acted, by what right and for what."""
        rij = self.catalogus.doel(doel)
        return {
            "regel": f"toewijzing {rol}" if rol in set(Rol) else f"mandaat {rol}",
            "doel": str(doel),
            "grondslag": rij.grondslag,
            "activiteit": rij.activiteit,
            "catalogusversie": self.catalogus.versie_id,
            "actor_id": user.pk if user else None,
            "rol": str(rol),
            "organisatie_id": user.organisatie_id if user else None,
            "gemeente_id": self.stad.gemeente.pk,
            "toewijzing_id": self.toegang.id_van(user, rol, doel) if user else None,
        }

    def _team(self):
        oud = self.regel.stad == "oudrecht"
        self.team_key = "oud_team" if oud else self.toeval.choice(("noord", "zuid"))
        return self.stad.organisaties[self.team_key]

    def _casus(self):
        status = self.regel.status
        klasse = BEWAARKLASSE.get(status, "RC05")
        if self.is_("na_onderzoek") or self.is_("in_onderzoek"):
            klasse = "RC04"
        if self.is_("niet_gestart"):
            klasse = "RC03"
        casus = Casus(
            gemeente=self.stad.gemeente,
            route=Casus.Route.B if self.is_("verzoek") else Casus.Route.A,
            regime=self.catalogus.regime,
            status=S.VOORBEREIDING,
            team=self.team,
            gemeld_op=self.dag,
            bewaarklasse=klasse,
            termijn_code="VOORBEREIDING",
            termijn_tot=self.einde("VOORBEREIDING"),
        )
        return self.lading.add(casus)


def doel_van(dossier, rol):
    """The main doel of this role now, or the one for rights where it has none."""
    casus = dossier.casus
    return dossier.catalogus.hoofddoel(rol, casus.status, casus.route) or Doel.RECHTEN

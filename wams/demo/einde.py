"""The end of a demo casus: what became of it, the closing work, and the keeping."""

from cases.models import Casus
from wams.demo import plan
from wams.recht import termijnen
from wams.recht.codes import Doel, Rol

S = Casus.Status


def finish(d):
    """C11: with what became of each goal."""
    bereikt = d.toeval.random() < 0.7
    doelen = plan.close(d, bereikt=bereikt)
    end(d, "C11", S.BEEINDIGD, "E1" if bereikt else "E2", d.verhaal["einde"],
        Doel.COORDINATIE, {"doelen": doelen})  # fmt: skip
    if d.regel.status == S.IN_BEWARING:
        bewaar(d)


def end(d, code, naar, e_code, motivering, doel, gegevens=None):
    """Who led keeps D09 for the closing work; everybody else is out."""
    wie = d.leiding or d.drager(Rol.ONDERZOEKER)
    extra = {"e_code": e_code} | (gegevens or {})
    d.besluit(code, naar, door=wie, doel=doel, motivering=motivering, gegevens=extra)
    d.set(e_code=e_code, beeindigd_op=d.dag)
    d.term("AFSLUITEN")
    blijft = Rol.COORDINATOR if Rol.COORDINATOR in d.dragers else Rol.ONDERZOEKER
    for rol in list(d.dragers):
        d.ontsla(rol, behoud=(Doel.RECHTEN,) if rol == blijft else ())
    d.log("casus.end", d.casus, wie, doel=doel, rol=blijft)


def bewaar(d):
    """C13: the letter went out, the last access ended, the keeping began."""
    wie = d.leiding or d.drager(Rol.ONDERZOEKER)
    d.naar(termijnen.add_werkdagen(d.dag, 3))
    extra = {"brief_op": str(d.dag), "zonder_brief": False}
    d.besluit("C13", S.IN_BEWARING, door=wie, doel=Doel.RECHTEN, gegevens=extra)
    d.log("casus.close", d.casus, wie, doel=Doel.RECHTEN, rol=Rol.COORDINATOR)
    for rol in list(d.dragers):
        d.ontsla(rol)
    d.toegang.sluit()

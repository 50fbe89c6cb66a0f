"""A casus whose cliënt can get letters, and every kind of letter filled in."""

from cases.actions import brieven
from cases.models import Brief
from cases.models.briefsoorten import SOORTEN
from tests.cases.opbouw import VANDAAG, voorbereiding
from tests.opzet import arranging

ADRES = {
    "straat": "Proefstraat",
    "huisnummer": "12",
    "postcode": "9999 ZZ",
    "woonplaats": "Proefdorp",
}
EIGEN = "De school belde ons. Uw zoon was vaak niet op school."


class Post:
    """Each method is one act on the letters of one casus."""

    def __init__(self, wereld):
        self.werk = voorbereiding(wereld)
        self.contact(**ADRES, contact_kanaal="brief")

    def contact(self, person=None, **velden):
        person = person or self.werk.client
        with arranging():
            for name, value in velden.items():
                setattr(person, name, value)
            person.save(update_fields=list(velden))

    def maak(self, code="B02", person=None, **velden):
        eigen = EIGEN if SOORTEN[code].verplicht else ""
        return self.werk.do(
            brieven.maak_brief,
            code=code,
            betrokkene=person or self.werk.client,
            **({"eigen": eigen} | velden),
        )

    def keur(self, brief):
        return self.werk.do(brieven.keur_brief_goed, brief)

    def klaar(self, code="B02", **velden):
        return self.keur(self.maak(code, **velden))

    def verzend(self, brief, kanaal="brief", **velden):
        velden = {"verzonden_op": VANDAAG()} | velden
        return self.werk.do(brieven.verzend_brief, brief, kanaal=kanaal, **velden)

    def alle(self):
        return sorted(self.werk.rows(Brief), key=lambda row: row.aangemaakt_op)

    def status(self, brief):
        return self.werk.fresh(brief).status

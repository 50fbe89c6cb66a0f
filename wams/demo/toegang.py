"""The toewijzingen of one demo casus, past and present, each with its end."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from wams.doelbinding.toewijzing import Toewijzing
from wams.recht.codes import Doel, Rol

ACT = {
    Rol.ONDERZOEKER: "casus.assign",
    Rol.COORDINATOR: "aanstelling.accept",
    Rol.WAARNEMER: "aanstelling.accept",
    Rol.BEOORDELAAR: "beoordeling.take",
    Rol.PARTIJ: "afspraak.accept",
}
REDEN = {
    Rol.ONDERZOEKER: "Onderzoeker, toegewezen door de werkverdeler",
    Rol.COORDINATOR: "Aanvaard als coördinator",
    Rol.WAARNEMER: "Aanvaard als waarnemer",
    Rol.BEOORDELAAR: "Tweede beoordeling",
    Rol.PARTIJ: "Eigen afspraak in het werkplan",
}
LANGST = timedelta(days=440)


class Toegang:
    """Gives and ends the grants of one casus, by the same rules as the product."""

    def __init__(self, dossier):
        self.dossier = dossier
        self._live = {}
        self._delen = {}

    def geef(self, aanstelling, *, doelen=None, tot=None):
        """Every doel of the role, from now until the work can last at most."""
        d, rol = self.dossier, aanstelling.rol
        van = aanstelling.beantwoord_op
        for doel in sorted(doelen or d.catalogus.doelen_voor(rol, d.casus.route)):
            row = self._row(aanstelling.user, rol, doel, van, tot or self._tot(rol, van))
            row.toegekend_door = aanstelling.voorgesteld_door
            self._live[aanstelling.user.pk, rol, doel] = row

    def verleng(self, rol, tot):
        """After an extension: the same person, a new grant (the old one never grows)."""
        aanstelling = self.dossier.dragers[rol]
        nu = self.neem(aanstelling.user, rol)
        for doel in sorted(self.dossier.catalogus.doelen_voor(rol, self.dossier.casus.route)):
            row = self._row(aanstelling.user, rol, doel, nu, tot)
            row.toegekend_door = aanstelling.voorgesteld_door
            self._live[aanstelling.user.pk, rol, doel] = row

    def beoordeel(self, weging, doel=Doel.COORDINATIE):
        """From taking it on until the last day to decide."""
        user = weging.beoordelaar
        tot = _einde_van(weging.beslissen_voor)
        row = self._row(user, Rol.BEOORDELAAR, doel, weging.opgepakt_op, tot)
        row.toegekend_door = weging.gevraagd_door
        self._live[user.pk, Rol.BEOORDELAAR, doel] = row

    def beslist(self, weging):
        """Decided: the assessor sees it no longer."""
        self.neem(weging.beoordelaar, Rol.BEOORDELAAR)

    def neem(self, user, rol, *, behoud=()):
        """What this person holds in this role ends now; gives that moment."""
        nu = self.dossier.nu()
        for key, row in self._live.items():
            if key[:2] == (user.pk, rol) and key[2] not in behoud:
                row.tot = max(row.van, min(row.tot, nu))
        return nu

    def deel(self, user, door, van, dag):
        """The share of a partij until the end of the day of its afspraak; several are one grant."""
        tot = _einde_van(dag)
        row = self._delen.get(user.pk)
        if row is not None and row.tot >= van:
            row.tot = max(row.tot, tot)
            return
        row = self._row(user, Rol.PARTIJ, Doel.AFSPRAAK, van, tot)
        row.toegekend_door = door
        self._delen[user.pk] = row
        self._live[user.pk, Rol.PARTIJ, Doel.AFSPRAAK] = row

    def sluit(self):
        """Nobody has access any more."""
        nu = self.dossier.nu()
        for row in self._live.values():
            row.tot = max(row.van, min(row.tot, nu))

    def sluit_delen(self):
        nu = self.dossier.nu()
        for row in self._delen.values():
            row.tot = max(row.van, min(row.tot, nu))

    def id_van(self, user, rol, doel):
        row = self._live.get((user.pk, rol, doel))
        return row.pk if row else None

    def _row(self, user, rol, doel, van, tot):
        d = self.dossier
        return d.lading.add(
            Toewijzing(
                user=user,
                casus=d.casus,
                gemeente=d.stad.gemeente,
                organisatie=user.organisatie,
                permission_id=d.lading.permissies[doel],
                rol=rol,
                reden=REDEN[rol],
                act=ACT[rol],
                van=van,
                tot=tot,
            )
        )

    def _tot(self, rol, van):
        d, dag = self.dossier, timezone.localdate(van)
        if rol == Rol.ONDERZOEKER:
            termijn = d.catalogus.termijn(f"ONDERZOEK_{d.casus.route}")
            return _einde_van(termijn.einde_verlengd(termijn.einde(dag)))
        return _einde_van(dag + LANGST)


def _einde_van(dag):
    return timezone.make_aware(datetime.combine(dag + timedelta(days=1), time.min))

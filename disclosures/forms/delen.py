"""The sheet of who gets what and why. Nothing on it is chosen beforehand but what follows."""

from dataclasses import replace
from datetime import datetime, time

from django import forms
from django.utils import timezone
from django.utils.functional import cached_property

from cases.models import Kanaal
from disclosures.actions.delen import Aan, Omstandigheden
from disclosures.models import Verstrekking
from disclosures.selectors import ruimte as ruimtes
from disclosures.selectors import werkblad
from disclosures.selectors.ruimte import Keuze
from wams.doelbinding.policy import may
from wams.recht.codes import Uitzonderingsoort
from wams.web.forms import ActorForm
from wams.web.widgets import DatumField, Tekstvak

LANG = 600
VOORWAARDEN = ("VW1", "VW2", "VW4", "VW5", "VW6", "VW7", "VW8", "VW9")
ALGEMEEN = [("", "Zoals het volgt uit het doel")]


def _zin(label, uitleg):
    return forms.CharField(
        label=label, max_length=LANG, help_text=uitleg, widget=Tekstvak(rows=2, doelregel="")
    )


class DeelForm(ActorForm):
    """``aan`` names the receivers; each brings its own three answers, ended by the id of it."""

    titel = "Gegevens delen"
    submit_label = "Deel deze gegevens"
    bewaakt = False

    aan = forms.MultipleChoiceField(
        widget=forms.MultipleHiddenInput,
        error_messages={"required": "Kies aan wie u iets geeft."},
    )
    client_verteld_op = DatumField(
        label="Wanneer heeft u het de cliënt verteld?",
        required=False,
        help_text="Laat leeg als u het nog vertelt. Bijvoorbeeld 1-5-2026",
    )
    handhaving_reden = forms.CharField(
        label="Waarom deelt u dit toch met een partij die kan straffen of terugvorderen?",
        max_length=LANG,
        required=False,
        widget=Tekstvak(rows=2),
        help_text="Dit besluit neemt de coördinator. De cliënt weet het vooraf.",
    )
    instemming_op = DatumField(
        label="Wanneer stemde de bron in?",
        required=False,
        help_text="De partij van wie dit komt, moet het goed vinden. Bijvoorbeeld 1-5-2026",
    )
    begeleiding = forms.BooleanField(
        label="De school heeft dit nodig voor speciale begeleiding", required=False
    )
    voorwaarden = forms.MultipleChoiceField(
        label="Voorwaarden voor de ontvanger",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    tot = DatumField(label="Tot welke dag?", required=False)
    eigen_voorwaarde = forms.CharField(label="Uw eigen voorwaarde", max_length=200, required=False)
    doel = forms.ChoiceField(label="Waarvoor?", required=False)
    grondslag = forms.ChoiceField(label="Op welke grond?", required=False)
    uitzondering = forms.ChoiceField(
        label="Welke uitzondering geldt voor bijzondere of strafrechtelijke gegevens?",
        required=False,
    )
    tekstversie = forms.CharField(
        label="Voor welke tekst is getekend?",
        max_length=40,
        required=False,
        help_text="De versie die op het papier staat, bijvoorbeeld ‘Toestemming delen, mei 2026’",
    )
    toestemming_op = DatumField(label="Wanneer is toestemming gegeven?", required=False)
    toestemming_kanaal = forms.ChoiceField(
        label="Hoe is toestemming gegeven?", choices=[("", "Kies"), *Kanaal.choices], required=False
    )
    kanaal = forms.ChoiceField(
        label="Hoe geeft u het?", choices=Verstrekking.Kanaal.choices, required=False
    )
    gedaan_op = DatumField(
        label="Wanneer is het gegeven?",
        required=False,
        help_text="Al verteld? Vul die dag in. Anders is het vandaag.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        decision = may(self.actor, self.actor.act, self.subject)
        self.ruimte = ruimtes.ruimte(self.actor, self.subject, decision)
        partijen = self.ruimte.partijen
        self.fields["aan"].choices = [(str(pk), row.naam) for pk, row in partijen.items()]
        self.initial.setdefault("kanaal", Verstrekking.Kanaal.INZAGE)
        self.initial["aan"] = self.raw("aan")  # one receiver is a list too
        self.ontvangers = [partijen[pk] for pk in partijen if str(pk) in set(self.raw("aan"))]
        for organisatie in self.ontvangers:
            self._ask_of(organisatie)
        self._choices()

    def raw(self, name):
        """What was answered so far, as a list of texts, whether sent or kept."""
        if self.is_bound:
            return self.data.getlist(name)
        value = self.initial.get(name, [])
        return [str(part) for part in value] if isinstance(value, list | tuple) else [str(value)]

    def _ask_of(self, organisatie):
        key, naam = organisatie.pk.hex, organisatie.naam
        afspraak = self.ruimte.afspraak_met(organisatie)
        self.fields[f"gegevens_{key}"] = forms.MultipleChoiceField(
            label=f"Wat krijgt {naam}?",
            choices=[(str(pk), str(pk)) for pk in self.ruimte.gegevens],
            error_messages={"required": f"Kies wat {naam} krijgt."},
        )
        self.fields[f"noodzaak_{key}"] = _zin(
            "Waarom heeft deze ontvanger dit nodig?", "Eén of twee zinnen. De cliënt kan dit lezen."
        )
        self.fields[f"proportionaliteit_{key}"] = _zin(
            "Kan het met minder?",
            "Bijvoorbeeld zonder bedrag, of door de cliënt zelf te laten bellen.",
        )
        if afspraak:
            self._from_afspraak(key, afspraak)

    def _from_afspraak(self, key, afspraak):
        """The afspraak says why; a person only confirms that it holds for this receiver."""
        waarvoor = f" Dit draagt bij: {_zonder_punt(afspraak.subdoel)}." if afspraak.subdoel else ""
        self.initial.setdefault(
            f"noodzaak_{key}", f"Voor de afspraak: {_zonder_punt(afspraak.wat)}.{waarvoor}"
        )
        self.initial.setdefault(
            f"proportionaliteit_{key}",
            "Alleen wat voor deze afspraak nodig is. De rest blijft in het dossier.",
        )
        self.fields[f"klopt_{key}"] = forms.BooleanField(
            label="Dit klopt voor deze ontvanger en deze gegevens",
            error_messages={"required": "Lees de twee zinnen na en bevestig dat ze kloppen."},
        )

    def _choices(self):
        catalogus = self.actor.catalogus
        self.fields["voorwaarden"].choices = [
            (code, catalogus.voorwaarde(code).label) for code in VOORWAARDEN
        ]
        doelen = sorted({d for org in self.ontvangers for d in self.ruimte.doelen_voor(org)})
        self.fields["doel"].choices = [("", "Zoals het volgt uit de afspraak of uw werk")] + [
            (code, catalogus.doel(code).label) for code in doelen
        ]
        self.fields["grondslag"].choices = ALGEMEEN + [
            (rij.code, f"{rij.label} ({rij.artikel})")
            for rij in catalogus.grondslagen
            if rij.artikel and not rij.alleen_uitzondering
        ]
        nodig = (Uitzonderingsoort.BIJZONDER, Uitzonderingsoort.STRAFRECHTELIJK)
        self.fields["uitzondering"].choices = [("", "Zoals bij het gegeven is vastgelegd")] + [
            (rij.code, f"{rij.label} ({rij.artikel})")
            for rij in catalogus.rijen("uitzonderingen")
            if rij.soort in nodig
        ]

    # What the sheet shows

    @cached_property
    def keuze(self):
        """What was chosen so far; an answer that can't be read counts as none."""
        return Keuze(
            doel=self._one("doel"),
            grondslag=self._one("grondslag"),
            uitzondering=self._one("uitzondering"),
            toestemming=self._one("toestemming_op") is not None and bool(self._one("tekstversie")),
            instemming_op=self._one("instemming_op"),
            client_verteld_op=self._one("client_verteld_op"),
            handhaving_reden=(self._one("handhaving_reden") or "").strip(),
            begeleiding=bool(self._one("begeleiding")),
        )

    def _one(self, name):
        field, found = self.fields[name], self.raw(name)
        try:
            value = field.to_python(found[0] if found else "")
        except forms.ValidationError:
            return field.to_python("")
        offered = getattr(field, "valid_value", None)
        return value if offered is None or offered(value) else ""

    @cached_property
    def bladen(self):
        found = []
        for organisatie in self.ontvangers:
            key = organisatie.pk.hex
            gekozen = set(self.raw(f"gegevens_{key}"))
            row = werkblad.blad(self.ruimte, organisatie, gekozen, self.keuze)
            names = ("gegevens", "noodzaak", "proportionaliteit", "klopt")
            row.velden = {n: self[f"{n}_{key}"] for n in names if f"{n}_{key}" in self.fields}
            found.append(row)
        return found

    @property
    def partijen(self):
        """Whom one may choose, those with an afspraak first."""
        ruimte = self.ruimte
        found = [
            {
                "organisatie": row,
                "partijtype": self.actor.catalogus.partijtype(row.partijtype),
                "afspraak": ruimte.afspraak_met(row),
                "geweerd": pk in ruimte.geweerd,
            }
            for pk, row in ruimte.partijen.items()
        ]
        return sorted(found, key=lambda partij: partij["afspraak"] is None)

    @property
    def met_afspraak(self):
        return bool(self.ruimte.afspraken)

    @cached_property
    def nodig(self):
        """Which extra answers the picked gegevens ask for."""
        return werkblad.open_voorwaarden(self.bladen) | set(self._answered())

    def _answered(self):
        """A question that was answered stays on the page."""
        waarden = {
            "HANDHAVINGSRISICO": self.keuze.handhaving_reden,
            "INSTEMMING": self.keuze.instemming_op,
            "SPECIALE_BEGELEIDING": self.keuze.begeleiding,
        }
        return [code for code, value in waarden.items() if value]

    @cached_property
    def grond(self):
        """The ground that was named, with its warning; None while it follows from the doel."""
        code = self.keuze.grondslag
        return self.actor.catalogus.grondslag(code) if code else None

    @property
    def met_vw5(self):
        return "VW5" in self.raw("voorwaarden")

    @property
    def met_vw9(self):
        return "VW9" in self.raw("voorwaarden")

    # What goes to the action

    def clean(self):
        cleaned = super().clean()
        if self.met_vw5 and not cleaned.get("tot"):
            self.add_error("tot", "Vul in tot welke dag de ontvanger dit mag gebruiken.")
        if self.met_vw9 and not cleaned.get("eigen_voorwaarde"):
            self.add_error("eigen_voorwaarde", "Schrijf uw voorwaarde op.")
        return cleaned

    def arguments(self):
        answers = self.cleaned_data
        ontvangers = [
            Aan(
                organisatie,
                tuple(pk for pk in self.ruimte.gegevens if str(pk) in self._picked(organisatie)),
                answers[f"noodzaak_{organisatie.pk.hex}"],
                answers[f"proportionaliteit_{organisatie.pk.hex}"],
            )
            for organisatie in self.ontvangers
        ]
        hoe = Omstandigheden(
            kanaal=answers["kanaal"] or Verstrekking.Kanaal.INZAGE,
            gedaan_op=moment(answers["gedaan_op"]),
            voorwaarden=tuple(answers["voorwaarden"]),
            tot=answers["tot"],
            eigen_voorwaarde=answers["eigen_voorwaarde"],
            tekstversie=answers["tekstversie"],
            toestemming_op=answers["toestemming_op"],
            toestemming_kanaal=answers["toestemming_kanaal"],
            keuze=replace(self.keuze, bij_naam=""),
        )
        return {"ontvangers": ontvangers, "omstandigheden": hoe}

    def _picked(self, organisatie):
        return set(self.cleaned_data[f"gegevens_{organisatie.pk.hex}"])


def _zonder_punt(zin):
    return zin.strip().rstrip(".")


def moment(day):
    """Today is now; an earlier day has no hour that anybody remembers."""
    if day is None or day == timezone.localdate():
        return None
    return timezone.make_aware(datetime.combine(day, time(12)))

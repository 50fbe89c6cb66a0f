from datetime import UTC, date, datetime, time

import pytest
import time_machine
from django import forms

from wams.web import widgets


def clean(field, value):
    """What a form makes of it, or the one error it shows."""
    form = forms.Form({"veld": value})
    form.fields["veld"] = field
    return form.cleaned_data["veld"] if form.is_valid() else form.errors["veld"][0]


@pytest.mark.parametrize(
    "text",
    [
        "1-5-2026", "01-05-2026", "1 mei 2026", "2026-05-01", "1/5/2026", "1.5.2026", "1 5 2026",
        "01052026", " 1 Mei 2026 ", "1 - 5 - 2026", "1mei2026", "1-mei-2026",
    ],
)  # fmt: skip
def test_a_date_is_read_in_any_usual_spelling(text):
    assert clean(widgets.DatumField(), text) == date(2026, 5, 1)


@pytest.mark.parametrize(
    ("text", "month"),
    [("3 sept 1991", 9), ("3 sep. 1991", 9), ("3 mrt 1991", 3), ("3 maart 1991", 3)],
)
def test_a_month_may_be_short(text, month):
    assert clean(widgets.DatumField(), text) == date(1991, month, 3)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("31-9-1991", "September 1991 heeft 30 dagen."),
        ("29-2-2027", "Februari 2027 heeft 28 dagen."),
        ("0-2-2027", "Februari 2027 heeft 28 dagen."),
        ("3-13-1991", "Maand 13 bestaat niet."),
        ("3-9-91", "Schrijf het jaar met 4 cijfers, bijvoorbeeld 3-9-1991."),
        ("3-9-0000", "Schrijf het jaar met 4 cijfers, bijvoorbeeld 3-9-1991."),
        ("3 mie 1991", "‘mie’ is geen maand."),
        ("volgende week", "Schrijf de datum als dag-maand-jaar, bijvoorbeeld 3-9-1991."),
        ("٣-٩-١٩٩١", "Schrijf de datum als dag-maand-jaar, bijvoorbeeld 3-9-1991."),
    ],
)
def test_a_wrong_date_is_told_what_is_wrong(text, error):
    assert clean(widgets.DatumField(), text).startswith(error)


def test_a_29th_of_february_is_a_day_in_a_leap_year():
    assert clean(widgets.DatumField(), "29-2-2028") == date(2028, 2, 29)


def test_a_date_that_is_one_already_stays_it():
    field = widgets.DatumField(required=False)

    assert field.clean(date(2026, 5, 1)) == date(2026, 5, 1)
    assert field.clean(datetime(2026, 4, 30, 22, 30, tzinfo=UTC)) == date(2026, 5, 1)
    assert field.clean("") is None


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("12-5-2026", date(2026, 5, 12)),
        ("13-5-2026", "Deze datum ligt in de toekomst."),
        ("31-12-1899", "Kies een jaar vanaf 1900."),
    ],
)
def test_a_birth_date_is_of_somebody_who_may_be_alive(text, result):
    with time_machine.travel(datetime(2026, 5, 12, 10, tzinfo=UTC)):
        assert clean(widgets.GeboortedatumField(), text) == result


@pytest.mark.parametrize("text", ["14.30", "14:30", "1430", "14.30 uur", "14.30u"])
def test_a_time_is_read_in_any_usual_spelling(text):
    assert clean(widgets.TijdField(), text) == time(14, 30)


@pytest.mark.parametrize("text", ["25.10", "14.60", "straks", "1", "²"])
def test_a_time_that_does_not_exist_is_refused_unless_it_is_a_whole_hour(text):
    error = "Schrijf de tijd als uren en minuten, bijvoorbeeld 14.30."
    assert clean(widgets.TijdField(), text) == (time(1) if text == "1" else error)


@pytest.mark.parametrize("text", ["999990019", "9999 90 019", "999.990.019", "9999-90-019"])
def test_a_bsn_may_hold_spaces_dots_and_dashes(text):
    assert clean(widgets.BsnField(), text) == "999990019"


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("999990018", "Dit is geen bestaand BSN. Kijk of er 2 cijfers zijn omgewisseld."),
        ("12345", "Een BSN heeft 9 cijfers. Controleer het nummer."),
        ("99999001x", "Een BSN heeft 9 cijfers. Controleer het nummer."),
        ("٩٩٩٩٩٠٠١٩", "Een BSN heeft 9 cijfers. Controleer het nummer."),
    ],
)
def test_a_bsn_that_fails_is_told_how(text, error):
    assert clean(widgets.BsnField(), text) == error


@pytest.mark.parametrize("text", ["9999 ZZ", "9999zz", " 9999  Zz ", "9999-ZZ"])
def test_a_postcode_is_written_one_way(text):
    assert clean(widgets.PostcodeField(), text) == "9999 ZZ"


@pytest.mark.parametrize("text", ["0999 ZZ", "999 ZZ", "9999", "ZZ 9999"])
def test_a_postcode_that_is_none_is_refused(text):
    error = "Schrijf de postcode als 4 cijfers en 2 letters, bijvoorbeeld 9999 ZZ."
    assert clean(widgets.PostcodeField(), text) == error


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("06 - 12 34 56 78", "0612345678"),
        ("+31 6 12345678", "0612345678"),
        ("+31 (0)6 12345678", "0612345678"),
        ("0031612345678", "0612345678"),
        ("050.123.45.67", "0501234567"),
        ("14 050", "14050"),
        ("0800-1234", "08001234"),
        ("112", "112"),
        ("+32 2 555 12 34", "+3225551234"),
    ],
)
def test_a_telephone_number_loses_what_stands_between_its_digits(text, number):
    assert clean(widgets.TelefoonField(), text) == number


@pytest.mark.parametrize("text", ["06 12", "bel mij", "061234567890"])
def test_a_telephone_number_that_cannot_be_called_is_refused(text):
    error = "Schrijf een telefoonnummer van 10 cijfers, bijvoorbeeld 06 12 34 56 78."
    assert clean(widgets.TelefoonField(), text) == error


@pytest.mark.parametrize(
    "kind",
    [
        widgets.DatumField, widgets.TijdField, widgets.BsnField, widgets.PostcodeField,
        widgets.TelefoonField,
    ],
)  # fmt: skip
def test_what_cannot_be_read_stays_in_the_field(kind):
    form = forms.Form({"veld": "weet ik niet <b>"})
    form.fields["veld"] = kind()

    assert not form.is_valid()
    assert 'value="weet ik niet &lt;b&gt;"' in str(form["veld"])


@pytest.mark.parametrize("kind", [widgets.BsnField, widgets.PostcodeField, widgets.TelefoonField])
def test_an_optional_number_may_stay_empty(kind):
    assert clean(kind(required=False), "  ") == ""


def test_a_known_date_and_time_appear_as_the_field_asks_for_them():
    form = forms.Form(initial={"dag": date(2026, 5, 1), "uur": time(9, 5)})
    form.fields |= {"dag": widgets.DatumField(), "uur": widgets.TijdField()}

    assert 'value="1-5-2026"' in str(form["dag"])
    assert 'value="9.05"' in str(form["uur"])


def test_a_time_that_is_one_already_stays_it():
    assert widgets.TijdField().clean(time(9)) == time(9)
    assert widgets.TijdField(required=False).clean("") is None


class Missend(forms.Form):
    naam = forms.CharField(label="Naam")
    soort = forms.ChoiceField(label="Soort", choices=[("a", "A")])
    akkoord = forms.BooleanField(label="Besproken met de cliënt")
    korte_naam = forms.CharField()
    versie = forms.IntegerField(widget=forms.HiddenInput)
    eigen = forms.CharField(label="Eigen", error_messages={"required": "Noem uw organisatie."})


def test_each_missing_answer_is_asked_for_by_its_own_name():
    form = Missend({})

    widgets.fill_error_texts(form)

    assert form.errors == {
        "naam": ["Vul in: ‘Naam’."],
        "soort": ["Kies een antwoord bij ‘Soort’."],
        "akkoord": ["Zet een vinkje bij ‘Besproken met de cliënt’."],
        "korte_naam": ["Vul in: ‘Korte naam’."],
        "versie": ["Dit formulier is niet compleet. Laad de pagina opnieuw."],
        "eigen": ["Noem uw organisatie."],
    }

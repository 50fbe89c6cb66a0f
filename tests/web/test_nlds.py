import re
from pathlib import Path

import pytest
from crispy_forms import bootstrap as b
from crispy_forms import layout as c
from crispy_forms.helper import FormHelper
from django import forms
from django.conf import settings
from django.template import Context, Template
from django.template.loader import get_template

from tests.web.pagina import Page
from wams.web import widgets

PACK = Path(settings.BASE_DIR, "templates", "nlds")


class Vraag(forms.Form):
    use_required_attribute = False

    naam = forms.CharField(label="Naam")
    geboren = widgets.DatumField(label="Geboortedatum", required=False)
    feiten = forms.CharField(label="Feiten", help_text="Wat u zag.", widget=widgets.Tekstvak())
    rest = forms.CharField(label="Rest", required=False, widget=forms.Textarea)
    over = forms.MultipleChoiceField(
        label="Waarover", choices=[(1, "Geld"), (2, "Wonen")], widget=forms.CheckboxSelectMultiple
    )
    weet = forms.ChoiceField(
        label="Weet de cliënt het?",
        choices=[("ja", "Ja"), ("nee", "Nee")],
        widget=forms.RadioSelect,
    )
    weg = forms.ChoiceField(
        label="Weg",
        required=False,
        choices=[("a", "A"), ("b", "B")],
        widget=widgets.Tegels(uitleg={"b": "Alleen bij gevaar."}),
    )
    partij = forms.ChoiceField(label="Partij", choices=[("", "Kies"), ("w", "Wonen")])
    stuk = forms.FileField(label="Stuk", required=False)
    akkoord = forms.BooleanField(label="Besproken", help_text="Met de cliënt.")
    versie = forms.IntegerField(widget=forms.HiddenInput)


WRONG = {"geboren": "31-9-1991", "feiten": "<b>post</b>", "over": ["2"], "weg": "b", "versie": "x"}


def crispy(form, **helper):
    form.helper = FormHelper()
    for name, value in helper.items():
        setattr(form.helper, name, value)
    template = Template("{% load crispy_forms_tags %}{% crispy form %}")
    return template.render(Context({"form": form, "csrf_token": "geheim"}))


@pytest.fixture(scope="module")
def empty():
    return Page(crispy(Vraag()))


@pytest.fixture(scope="module")
def wrong():
    return Page(crispy(Vraag(WRONG)))


def test_the_browser_does_not_validate_and_the_form_carries_its_token(empty):
    form = empty.one(tag="form")

    assert (form["method"], "novalidate" in form) == ("post", True)
    assert form["enctype"] == "multipart/form-data"
    assert empty.one(name="csrfmiddlewaretoken")["value"] == "geheim"
    assert [e for e in empty.elements if "required" in e] == []


def test_every_control_has_a_label_of_its_own(empty):
    controls = [
        e
        for e in empty.elements
        if e["tag"] in {"input", "textarea", "select"} and e.get("type") != "hidden"
    ]  # fmt: skip
    labelled = {e["for"] for e in empty.all(tag="label")}

    assert {e["id"] for e in controls} == labelled
    assert len(controls) == 13


def test_label_description_error_and_field_stand_in_that_order(wrong):
    order = [
        wrong.position(tag="label", **{"for": "id_geboren"}),
        wrong.position(id="id_geboren_helptext"),
        wrong.position(id="id_geboren_error"),
        wrong.position(id="id_geboren"),
    ]

    assert order == sorted(order)


@pytest.mark.parametrize(
    ("control", "described_by"),
    [
        ("id_naam", "id_naam_error"),
        ("id_geboren", "id_geboren_helptext id_geboren_error"),
        ("id_feiten", "id_feiten_helptext id_feiten_doel"),
        ("id_rest", "id_rest_doel"),
        ("id_weet", "id_weet_error"),
        ("id_partij", "id_partij_error"),
        ("id_akkoord", "id_akkoord_helptext id_akkoord_error"),
        ("id_weg_1", "id_weg_1_uitleg"),
    ],
)
def test_a_control_names_the_texts_that_describe_it(wrong, control, described_by):
    assert wrong.one(id=control)["aria-describedby"] == described_by
    for target in described_by.split():
        assert wrong.one(id=target)


def test_what_is_wrong_is_marked_and_what_is_right_is_not(wrong):
    marked = {e["id"] for e in wrong.all(**{"aria-invalid": "true"})}

    assert marked == {"id_naam", "id_geboren", "id_weet", "id_partij", "id_akkoord"}


def test_obliged_is_said_to_a_screen_reader_and_optional_in_words(empty):
    obliged = {e["id"] for e in empty.all(**{"aria-required": "true"})}
    optional = [e["text"] for e in empty.all(**{"class": "w-optional"})]

    assert obliged == {"id_naam", "id_feiten", "id_weet", "id_partij", "id_akkoord"}
    assert optional == ["(niet verplicht)"] * 4  # geboren, rest, weg and stuk


def test_a_form_of_filters_does_not_repeat_that_all_of_it_is_optional():
    form = Vraag()
    form.niet_verplicht_tonen = False

    assert "niet verplicht" not in crispy(form)


@pytest.mark.parametrize(("naam", "role"), [("weet", "radiogroup"), ("over", None)])
def test_choices_are_a_fieldset_with_a_legend(empty, naam, role):
    fieldset = empty.one(tag="fieldset", id=f"id_{naam}")
    legend = empty.elements[empty.elements.index(fieldset) + 1]

    assert fieldset.get("role") == role
    assert (legend["tag"], legend["text"].strip()) == ("legend", Vraag.base_fields[naam].label)


def test_what_was_chosen_and_typed_is_still_there(wrong):
    chosen = {e["id"] for e in wrong.elements if "checked" in e}

    assert chosen == {"id_over_1", "id_weg_1"}
    assert wrong.one(id="id_geboren")["value"] == "31-9-1991"
    assert wrong.one(id="id_feiten")["text"].strip() == "<b>post</b>"


def test_tiles_explain_each_choice(empty):
    tiles = empty.one(**{"class": "w-choices w-choices--tiles"})

    assert tiles["tag"] == "div"
    assert empty.one(id="id_weg_1_uitleg")["text"] == "Alleen bij gevaar."
    assert empty.all(id="id_weg_0_uitleg") == []


def test_every_free_text_says_what_it_is_for(empty):
    assert empty.one(id="id_feiten_doel")["text"] == widgets.DOELREGEL
    assert empty.one(id="id_rest_doel")["text"] == widgets.DOELREGEL


def test_fields_about_somebody_else_are_not_filled_in_by_the_browser(empty):
    assert empty.one(id="id_naam")["autocomplete"] == "off"


def test_a_field_may_ask_for_the_users_own_data():
    class Inloggen(forms.Form):
        code = forms.CharField(widget=forms.TextInput({"autocomplete": "one-time-code"}))

    assert Page(crispy(Inloggen())).one(id="id_code")["autocomplete"] == "one-time-code"


def test_the_summary_comes_first_takes_focus_and_leads_to_each_field(wrong):
    summary = next(e for e in wrong.elements if "data-fouten" in e)
    links = [e["href"] for e in wrong.all(tag="a")]

    assert summary["tabindex"] == "-1"
    assert (
        wrong.one(id=summary["aria-labelledby"])["text"].strip()
        == "Er klopt iets niet op 6 plekken"
    )
    assert wrong.elements.index(summary) < wrong.position(id="id_naam")
    assert links == ["#id_naam", "#id_geboren", "#id_weet_0", "#id_partij", "#id_akkoord"]
    assert all(wrong.one(id=link[1:])["tag"] in {"input", "select"} for link in links)


def test_a_good_form_has_no_summary(empty):
    assert [e for e in empty.elements if "data-fouten" in e] == []


def test_an_error_of_the_whole_form_stands_in_the_summary():
    form = Vraag(WRONG)
    form.is_valid()
    form.add_error(None, "Iemand anders veranderde dit ook.")

    texts = [e["text"].strip() for e in Page(crispy(form)).all(tag="li")]
    assert texts[0] == "Iemand anders veranderde dit ook."


def test_filters_crispy_and_as_crispy_field_draw_the_same_fields():
    template = Template(
        "{% load crispy_forms_tags %}{{ form|crispy }}<hr>{{ form.naam|as_crispy_field }}"
        "<hr>{{ form|as_crispy_errors }}"
    )

    whole, field, errors = template.render(Context({"form": Vraag(WRONG)})).split("<hr>")
    assert field.strip() in whole
    assert errors.strip() in whole


def test_a_formset_numbers_its_lines_also_in_the_summary():
    class Regel(forms.Form):
        wie = forms.CharField(label="Wie")

    data = {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0", "form-0-wie": "Riet"}
    formset = forms.formset_factory(Regel)({**data, "form-1-wie": " "})
    formset.forms[1].empty_permitted = False
    formset.helper = FormHelper()
    template = Template("{% load crispy_forms_tags %}{% crispy formset %}<hr>{{ formset|crispy }}")

    for html in template.render(Context({"formset": formset})).split("<hr>"):
        page = Page(html)
        assert page.one(tag="a")["text"] == "Regel 2: Dit veld is verplicht."
        assert [e["text"].strip() for e in page.all(tag="legend")] == ["Regel 1", "Regel 2"]
        assert page.one(name="form-TOTAL_FORMS")["value"] == "2"


LAYOUTS = {
    "rows": c.Layout(
        c.Fieldset("1. Wie?", c.Row(c.Column("naam"), c.Column("geboren"))),
        "feiten",
    ),
    "attributes": c.Layout(
        c.Field("naam", css_class="w-m", data_proef="1", wrapper_class="w-kind")
    ),
    "grouped": c.Layout(c.MultiField("Samen", "naam", "geboren"), c.Div("rest", css_id="los")),
    "choices": c.Layout(
        b.InlineRadios("weet"),
        b.InlineCheckboxes("over"),
        b.InlineField("naam"),
    ),
    "affixes": c.Layout(
        b.AppendedText("naam", "euro"),
        b.FieldWithButtons("rest", b.StrictButton("Zoek")),
    ),
    "folds": c.Layout(
        b.Accordion(b.AccordionGroup("Meer", "naam")),
        b.Modal("rest", title="Nog meer"),
    ),
    "parts": c.Layout(b.TabHolder(b.Tab("Een", "naam"), b.Tab("Twee", "rest"))),
    "told": c.Layout(
        b.Alert("Let op."),
        b.UneditableField("naam"),
        c.HTML("<p>{{ form.naam.label }}</p>"),
    ),
    "buttons": c.Layout(
        b.FormActions(c.Submit("a", "Versturen"), c.Button("b", "Wijzig"), c.Reset("c", "Leeg")),
        c.ButtonHolder(c.Submit("d", "Later", css_class="subtle"), c.Hidden("stap", "2")),
    ),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_layout_object_of_crispy_is_drawn_without_style_or_script(name, settings):
    settings.CRISPY_FAIL_SILENTLY = False

    html = crispy(Vraag(WRONG), layout=LAYOUTS[name])

    assert not re.search(r"<script|style=|\son\w+=|btn-|form-control", html)
    assert len(Page(html).elements) > 5


def test_the_loudness_of_a_button_says_which_act_is_the_main_one():
    page = Page(crispy(Vraag(), layout=LAYOUTS["buttons"]))

    assert {e["value"]: e["class"].split()[-1] for e in page.all(tag="button")} == {
        "Versturen": "utrecht-button--primary-action",
        "Wijzig": "utrecht-button--secondary-action",
        "Leeg": "utrecht-button--subtle",
        "Later": "utrecht-button--subtle",
    }
    assert page.one(type="hidden", name="stap")["value"] == "2"


def test_the_pack_has_no_template_that_does_not_compile():
    names = [path.relative_to(PACK.parent).as_posix() for path in PACK.rglob("*.html")]

    assert len(names) > 40
    for name in names:
        assert get_template(name)

"""The whole road of one casus, as its people walk it in their browsers."""

from django.utils import timezone

from tests.e2e.mensen import NIET_GEVONDEN
from wams.web.datums import write_date

NIET_VOOR_PARTIJ = ("aanmaningen", "corporatie", "achterstand", "rekeningen", "dagvaarding")
VANDAAG = timezone.localdate
HULPVRAAG = "Ik kom er niet meer uit met de rekeningen."


def over(dagen):
    return write_date(VANDAAG() + timezone.timedelta(days=dagen))


def meld(mens):
    """The wijkteam professional writes down what was seen, from the start page on."""
    mens.foto("start-professional")
    mens.klik("Nieuwe melding")
    mens.vul(
        naam="Noor Terwolde",
        geboortedatum="3-9-1991",
        adres="Voorbeeldstraat 12, 9999 ZZ Voorbeeldstad",
        feiten="Op 6 en 11 mei deed niemand open. De brievenbus zat vol post.",
        mening="Ik denk dat er schulden zijn.",
        onderwerpen=["geld", "wonen"],
        verteld="ja",
        hulpwens="ja",
    )
    mens.foto("nieuwe-melding")
    mens.verzend("Melding versturen naar het meldpunt")
    return mens.page.url.rstrip("/").split("/")[-2]


def beoordeel(mens, team):
    """Triage: who is it, does something run already, and then a casus."""
    mens.menu("Meldingen")
    mens.klik("M 2026-0001")
    mens.doe("Beoordeling starten", "Beoordeling starten", identiteit="bekend")
    mens.foto("triage")
    mens.doe(
        "Aanvullen wie dit is", "Zo klopt het",
        voornamen="Noor", achternaam="Terwolde", identiteit="gegevens",
    )  # fmt: skip
    mens.doe(
        "Onderzoek starten na een eigen hulpvraag", "Casus openen en overdragen",
        hulpvraag=HULPVRAAG, hulpvraag_op=over(0), team={"label": team.naam},
    )  # fmt: skip


def wijs_toe(mens, onderzoeker):
    mens.menu("Verdelen")
    mens.doe("Wijs toe", "Wijs toe", onderzoeker=str(onderzoeker.pk))


def open_casus(mens):
    """From Mijn werk or the own list into the one casus that there is; gives its address."""
    mens.menu("Casussen")
    mens.klik("2026-0001")
    return mens.page.url


def bereid_voor(mens, partij):
    """Everything that the test before an onderzoek asks, each by its own link."""
    mens.tab("Mensen")
    mens.doe(
        "Ondersteuning aanbieden", "Leg het aanbod vast",
        aangeboden_op=over(0), kanaal="gesprek", antwoord="nee",
    )  # fmt: skip
    mens.tab("Onderzoek")
    for domein, wat in (("SCHULDHULP", "Drie maanden huurachterstand"), ("WONEN", "Uitzetting")):
        mens.doe(
            "Probleem toevoegen", "Voeg dit probleem toe",
            domein=domein, omschrijving=wat, betrokkene={"label": "Noor Terwolde"},
        )  # fmt: skip
        mens.tab("Onderzoek")
    mens.doe(
        "Opschrijven of wijzigen", "Leg de toets vast",
        samenhang="Door de schulden dreigt uitzetting.",
        waarom_niet_gewoon="Elke instantie ziet een stukje.",
    )  # fmt: skip
    mens.tab("Onderzoek")
    kies_bereik(mens, partij)
    mens.tab("Onderzoek")
    mens.doe("Vastleggen", "Leg vast dat de cliënt het weet", client_geinformeerd_op=over(0))


def kies_bereik(mens, partij):
    mens.tab("Mensen")
    mens.foto("mensen")
    mens.klik("Reikwijdte kiezen")
    groep = mens.page.get_by_role("group", name="Wat mag over Noor Terwolde?")
    for domein in ("SCHULDHULP", "WONEN"):
        groep.locator(f"[value={domein}]").check()
    mens.vul(partijen=str(partij.pk), besloten_door="client", op=over(0), kanaal="gesprek")
    mens.verzend("Leg vast wat de cliënt wil")


def onderzoek(mens):
    """Start, find something about each problem, hear the cliënt, send the result, decide."""
    mens.tab("Onderzoek")
    mens.foto("onderzoek-toets")
    mens.doe("Onderzoek starten", "Start het onderzoek")
    for number, inhoud in enumerate(("Drie maanden achterstand", "De zaak komt voor"), start=1):
        mens.tab("Gegevens")
        mens.doe(
            "Gegeven vastleggen", "Leg dit gegeven vast",
            inhoud=inhoud, categorie="P06", domein=("SCHULDHULP", "WONEN")[number - 1],
            bron="De cliënt", probleem={"index": number},
        )  # fmt: skip
    mens.tab("Onderzoek")
    mens.doe(
        "Eigen kijk vastleggen", "Leg vast hoe de cliënt het ziet",
        gegeven="ja", woorden="Ik wil rust in huis.", kanaal="gesprek",
    )  # fmt: skip
    mens.tab("Onderzoek")
    mens.doe(
        "Resultaat sturen", "Leg vast dat het resultaat is verstuurd",
        resultaat="De schulden en de woning hangen samen.", resultaat_verzonden_op=over(0),
    )  # fmt: skip
    mens.tab("Onderzoek")
    mens.foto("onderzoek")
    mens.doe(
        "Onderzoek afronden", "Rond het onderzoek af",
        uitkomst="MVP_COORDINATIE", motivering="Alleen samen lukt het.",
    )  # fmt: skip


def vraag_coordinator(mens, coordinator):
    mens.menu("Verdelen")
    mens.foto("verdelen")
    mens.doe("Vraag iemand", "Vraag deze persoon", user=str(coordinator.pk))


def neem_aan(mens):
    mens.foto("start-coordinator")
    mens.klik("Nu doen")
    mens.klik("Ja, ik neem deze casus aan")
    mens.verzend("Ja, ik neem deze casus aan")


def maak_plan(mens, partij):
    """The plan begins with the problems; each goal gets an afspraak, the cliënt agrees."""
    mens.tab("Werkplan")
    mens.doe("Begin met het werkplan", "Begin met het werkplan")
    maak_afspraken(mens, partij)
    beschrijf(mens)
    mens.doe(
        "Antwoord van de cliënt vastleggen", "Leg het antwoord vast",
        antwoord="eens", op=over(0), kanaal="gesprek", delen_besproken=True,
    )  # fmt: skip
    mens.foto("werkplan-concept")
    mens.doe("Plan vaststellen", "Stel het plan vast")


def maak_afspraken(mens, partij):
    mens.doe(
        "Afspraak toevoegen bij doel 1", "Voeg de afspraak toe",
        wie=f"partij:{partij.pk}", wat="Maakt een budgetplan met de cliënt", voor=over(30),
        subdoel="De huur wordt weer op tijd betaald", voor_wie="Noor Terwolde",
    )  # fmt: skip
    mens.doe(
        "Afspraak toevoegen bij doel 2", "Voeg de afspraak toe",
        wie={"label": "Noor Terwolde"}, wat="Belt de corporatie", voor=over(14),
    )  # fmt: skip


def beschrijf(mens):
    mens.doe(
        "Samenvatting wijzigen", "Sla de samenvatting op",
        samenvatting="Schulden en dreigende uitzetting.", gevoelig="nee",
    )  # fmt: skip
    mens.doe(
        "Afspraken over de aanpak wijzigen", "Sla op",
        bereikbaarheid="Bellen na 10 uur", niet_doen="Geen aanmaningen",
        opschaalafspraak="Bij een nieuwe dagvaarding belt de coördinator.",
        evaluatie_op=over(60), einddatum=over(180),
    )  # fmt: skip


def zeg_toe(mens):
    """The partner reads one afspraak and promises it."""
    mens.menu("Afspraken")
    mens.klik("Maakt een budgetplan")
    mens.foto("afspraak")
    mens.klik("Ja, dit doen wij")
    mens.verzend("Ja, dit doen wij")
    menu = mens.page.get_by_role("navigation", name="Hoofdmenu").inner_text()
    assert menu.split("\n") == ["Mijn werk", "Afspraken", "Ontvangen", "Mag ik dit delen?"]
    seen = [woord for woord in NIET_VOOR_PARTIJ if woord in mens.page.content()]
    assert seen == []


def krijgt_niets(mens, url):
    """Knowing an address opens nothing: it is the page of what does not exist."""
    mens.page.goto(url)
    mens.page.get_by_role("heading", name="Deze pagina is er niet").wait_for()
    assert "Terwolde" not in mens.page.content()
    assert len(mens.fouten) == 1, mens.fouten
    assert NIET_GEVONDEN in mens.fouten.pop()


def rond_af(mens, casus_url):
    """Reweigh with the cliënt, go on, keep up with the goals, and end what is reached."""
    mens.page.goto(casus_url)
    mens.tab("Verder of stoppen")
    mens.doe("Begin de heroverweging", "Begin de heroverweging", reden="De regeling loopt.")
    mens.tab("Verder of stoppen")
    mens.doe(
        "Ga door met de aanpak", "Ga door met de aanpak",
        toets=["noodzakelijk", "werkt", "evenredig"], motivering="Met de cliënt besproken.",
        zienswijze="Het gaat beter.", deellijst_op=over(0),
    )  # fmt: skip
    mens.tab("Werkplan")
    mens.foto("werkplan")
    mens.klik("Aanpak beëindigen")
    mens.vul(e_code="E1", motivering="De doelen zijn gehaald.")
    for bereikt in mens.page.get_by_role("radio", name="Bereikt", exact=True).all():
        bereikt.check()
    mens.verzend("Beëindig de aanpak")


def sluit(mens, casus_url):
    mens.page.goto(casus_url)
    mens.foto("casus-beeindigd")
    mens.doe("Stuur de eindbrief", "Sluit de casus af", brief_op=over(0))


def lees_spoor(mens):
    """All pages of the trail of the one casus, as text."""
    mens.menu("Toezicht")
    mens.klik("2026-0001")
    mens.foto("spoor")
    pages = [mens.tekst()]
    while mens.page.get_by_role("link", name="Eerdere regels").count():
        mens.klik("Eerdere regels")
        pages.append(mens.tekst())
    return "\n".join(pages)

"""Subjects, fields and values of the catalogue in the words of the screen."""

from enum import StrEnum

SOORTNAMEN = {
    "doelen": "Doelen",
    "activiteiten": "Verwerkingsactiviteiten",
    "grondslagen": "Grondslagen",
    "klassen": "Klassen van gegevens",
    "categorieen": "Categorieën van gegevens",
    "rollen": "Rollen",
    "partijtypen": "Partijmatrix",
    "doel_matrix": "Doel per fase en rol",
    "termijnen": "Termijnen",
    "bewaarregels": "Bewaarregels",
    "domeinen": "Domeinen",
    "e_codes": "Redenen om te beëindigen",
    "melding_uitkomsten": "Uitkomsten van een melding",
    "guards": "Waarborgen van route B",
    "opheffingen": "Verder gaan ondanks een waarborg",
    "ernst_criteria": "Criteria voor ernst",
    "ernst_regels": "Hoe de criteria voor ernst samen tellen",
    "duur_regels": "Voortdurend of terugkerend",
    "ontvangstcodes": "Codes in de partijmatrix",
    "partijregels": "Regels per soort partij",
    "uitstelfactoren": "Afwegen bij uitstel van informeren",
    "deelregels": "Regels over delen, in woorden",
    "uitleg": "Uitleg bij keuzes",
    "buitenwegen": "Delen buiten een casus",
    "veelgevraagd": "Veelgestelde vragen over delen",
    "geheimgronden": "Gronden bij een beroepsgeheim",
    "geheimvragen": "Vragen bij een conflict van plichten",
}
VELDNAMEN = {
    "label": "Omschrijving",
    "merk": "Zekerheid",
    "geldig_van": "Geldt vanaf",
    "geldig_tot": "Geldt tot",
    "uitzondering_9": "Uitzondering bij AVG 9",
    "uitzondering_10": "Uitzondering bij AVG 10",
    "avg_basis": "Basis in de AVG",
    "avg_merk": "Zekerheid van de basis",
    "categorieen": "Categorieën",
    "e_codes": "Redenen",
    "als_probleem": "Alleen als probleem",
    "bij_aanstelling": "Bij aanstelling",
    "namens_college": "Werkt namens het college",
    "eigen_gronden": "Eigen grondslagen",
    "verstrekt_via": "Aan anderen via grondslag",
    "ondanks_geheim": "Ook ondanks geheimhouding",
}
REGIMES = {"HUIDIG_RECHT": "Huidig recht", "WAMS": "Wams"}
MERKEN = {
    "V": "V (nagekeken)",
    "S": "S (uit een stuk)",
    "U": "U (niet nagekeken)",
    "P": "P (eigen voorstel)",
}


def soortnaam(soort: str) -> str:
    return SOORTNAMEN.get(soort, soort.replace("_", " ").capitalize())


def veldnaam(naam: str) -> str:
    return VELDNAMEN.get(naam, naam.replace("_", " ").capitalize())


def say(waarde) -> str:
    """A plain value as somebody reads it."""
    if waarde is None or waarde == "" or waarde == []:
        return "leeg"
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, list):
        return ", ".join(say(deel) for deel in waarde)
    if isinstance(waarde, dict):
        return "; ".join(f"{veldnaam(n).lower()} {say(w)}" for n, w in waarde.items())
    return waarde.value if isinstance(waarde, StrEnum) else str(waarde)

"""What each login may do with each table: the whole list, set anew at each migrate.

A table without a row here is closed to everybody but its owner. Row-level security narrows
further which rows. Nobody has DELETE on content: the destroyer works by a function of its own.
"""

from django.db import connections

READ = "SELECT"
ADD = "SELECT, INSERT"
KEEP = "SELECT, INSERT, UPDATE"
ALL = "SELECT, INSERT, UPDATE, DELETE"
ADVIES = ("strekking", "advies", "advies_door_id", "advies_op")
DPIA_STAPPEN = (*ADVIES, "besluit", "besluit_door_id", "besluit_op", "herzien_voor")

VRAAG_STAPPEN = ("antwoord", "beantwoord_door_id", "beantwoord_op", "algemeen")


def columns(rights, *names):
    """These rights, and changing no more than these columns."""
    return ", ".join([rights, *(f"UPDATE ({name})" for name in names)])


# table: (wams_app and, through it, wams_worker; wams_kern)
RECHTEN = {
    # Django and login
    "django_migrations": (READ, ""),
    "django_content_type": (READ, ""),
    "web_sessie": (ALL, ""),
    "database_kortgeheugen": (ALL, ""),
    "auth_permission": (READ, READ),
    "auth_group": (READ, ""),
    "auth_group_permissions": (READ, ""),
    "accounts_user_groups": (READ, ""),
    "accounts_user_user_permissions": (READ, ""),
    "guardian_userobjectpermission": (READ, ""),
    "guardian_groupobjectpermission": (READ, ""),
    "account_emailaddress": (ALL, ""),
    "account_emailconfirmation": (ALL, ""),
    "mfa_authenticator": (ALL, ""),
    # Reference data
    "accounts_gemeente": (READ, READ),
    "accounts_organisatie": (KEEP, READ),
    "accounts_partij": ("SELECT, INSERT, UPDATE (geldig_tot)", READ),
    # Who it is stays: id, address of mail, day of making, and that nobody is a superuser.
    "accounts_user": (
        (
            "SELECT, INSERT, UPDATE (password, last_login, naam, telefoon, organisatie_id, "
            "handhaaft, is_active)"
        ),
        READ,
    ),
    "accounts_mandaat": ("SELECT, INSERT, UPDATE (tot)", READ),
    "accounts_deskundigheid": (ADD, READ),
    "accounts_volgnummer": ("", KEEP),
    "recht_catalogusversie": ("SELECT, INSERT, UPDATE (status)", ""),
    # How rules become law
    "wetboek_ontwerp": (columns(ADD, "inhoud", "auteurs", "status", "versie"), ""),
    "wetboek_advies": (ADD, ""),
    "wetboek_handtekening": (ADD, ""),
    "wetboek_dpia": (columns(ADD, "status", *DPIA_STAPPEN), ""),
    # Grants
    "doelbinding_systeemact": (READ, READ),
    "doelbinding_toewijzing": ("SELECT, INSERT, UPDATE (tot)", READ),
    "doelbinding_lopendetoewijzing": ("SELECT, DELETE", ""),
    "doelbinding_betrokkenheid": (READ, ALL),
    # Log
    "audit_auditevent": (ADD, ""),
    "audit_wijziging": (ADD, ""),
    # Forms
    "formulieren_concept": (ALL, ""),
    "formulieren_inzending": ("SELECT, INSERT, UPDATE (adres)", ""),
    # Casus
    "cases_verdeelregel": (READ, READ),
    "cases_verdeelstand": (READ, ALL),
    "cases_casus": (KEEP, READ),
    "cases_betrokkene": (KEEP, READ),
    "cases_deelnameverklaring": (ADD, READ),
    "cases_scopeversie": (ADD, READ),
    "cases_scoperegel": (ADD, READ),
    "cases_ondersteuning": (KEEP, READ),
    "cases_vertegenwoordiging": (KEEP, READ),
    "cases_wilsbekwaamheid": (ADD, READ),
    "cases_contactverbod": (KEEP, READ),
    "cases_brief": (KEEP, READ),
    "cases_hulpvraag": (KEEP, READ),
    "cases_probleem": (KEEP, columns(READ, "buiten_scope")),
    "cases_onderzoek": (KEEP, READ),
    "cases_zienswijze": (ADD, READ),
    "cases_gegeven": (KEEP, columns(READ, "buiten_scope")),
    "cases_toestemming": (columns(ADD, "ingetrokken_op", "bewaren_tot"), READ),
    "cases_medebetrokkene": (ADD, READ),
    "cases_verklaring": (ADD, READ),
    "cases_document": (KEEP, READ),
    "cases_aanstelling": (KEEP, READ),
    "cases_besluit": (ADD, READ),
    "cases_beoordeling": (KEEP, READ),
    "cases_routebverzoek": (KEEP, READ),
    "cases_waarneming": (ADD, READ),
    "cases_guardmelding": (ADD, READ),
    "cases_informatiemoment": (ADD, READ),
    "cases_informatieplicht": (READ, KEEP),
    "cases_uitstelbesluit": (KEEP, READ),
    "cases_ondersteundecasus": (READ, READ),
    "cases_machtiging": (
        columns(ADD, "ingetrokken_op", "ingetrokken_reden", "bewaarklasse", "bewaren_tot"),
        READ,
    ),
    "cases_hulpvraagvoorstel": (
        columns(ADD, "status", "beantwoord_door_id", "beantwoord_op", "reden"),
        READ,
    ),
    "cases_bemiddeling": (ADD, READ),
    "cases_beschermingsmerk": ("", "SELECT, INSERT, DELETE"),
    # Werkplan
    "workplans_casusfase": (READ, READ),
    "workplans_werkplan": (KEEP, READ),
    "workplans_doelstelling": (KEEP, READ),
    "workplans_onderbouwing": (KEEP, READ),
    "workplans_afspraak": (KEEP, READ),
    "workplans_akkoord": (ADD, READ),
    "workplans_anderekijk": (ADD, READ),
    # Verstrekkingen: written once. What changes later is a row of its own.
    "disclosures_ontvangstfase": (READ, READ),
    "disclosures_registerregel": (READ, READ),
    "disclosures_verstrekking": (ADD, READ),
    "disclosures_verstrektgegeven": (ADD, READ),
    "disclosures_voorwaarde": (ADD, READ),
    "disclosures_opheffing": (ADD, READ),
    "disclosures_ontvangst": (ADD, READ),
    "disclosures_stand": (ADD, READ),
    "disclosures_kennisgeving": (
        columns(ADD, "verteld_op", "verteld_door_id", "hoe"),
        ADD,
    ),
    "disclosures_datalekbeoordeling": (KEEP, READ),
    "disclosures_vraag": (columns(ADD, "status", *VRAAG_STAPPEN), ""),
    "disclosures_afweging": (ALL, ""),
    "disclosures_afwegingsuitkomst": (ADD, READ),
    # Meldpunt
    "meldpunt_meldingregel": (READ, READ),
    "meldpunt_melding": (KEEP, READ),
    "meldpunt_melder": (KEEP, READ),
    "meldpunt_meldingpersoon": (KEEP, ""),
    "meldpunt_meldingbesluit": (ADD, ""),
    "meldpunt_overdracht": (ADD, ""),
    "meldpunt_doorgeleiding": (KEEP, ""),
    "meldpunt_terugkoppeling": (ADD, ""),
}

# function: who may call it. Triggers are called by nobody. ``iedereen`` reads no row of a person.
FUNCTIES = {
    "wams_act": {"iedereen"},
    "wams_brief_informeert": {"iedereen"},
    "wams_datum": {"iedereen"},
    "wams_fase_past": {"iedereen"},
    "wams_gemeente": {"iedereen"},
    "wams_nu": {"iedereen"},
    "wams_user": {"iedereen"},
    "wams_vandaag": {"iedereen"},
    "wams_verdeelgroep": {"iedereen"},
    "wams_auditpartities_tot": {"wams_app"},
    "wams_maak_auditpartities": {"wams_worker"},
    "wams_gaat_door_op_a": {"wams_app", "wams_kern"},
    "wams_geeft_ander": {"wams_kern"},
    "wams_herbereken": {"wams_kern"},
    "wams_mag_verlengen": {"wams_kern"},
    "wams_neemt_zelf": {"wams_kern"},
    "wams_werkt_als": {"wams_kern"},
    "wams_zet_informatieplicht": {"wams_kern"},
    "wams_zet_verdeelstand": {"wams_kern"},
    "wams_antwoordt": {"wams_app", "wams_kern"},
    "wams_casus_past": {"wams_app", "wams_kern"},
    "wams_casusnummer": {"wams_app", "wams_kern"},
    "wams_eigen_machtiging": {"wams_app", "wams_kern"},
    "wams_gaat_over_een": {"wams_app", "wams_kern"},
    "wams_eerder_dossier": {"wams_app", "wams_kern"},
    "wams_heeft_deel": {"wams_app", "wams_kern"},
    "wams_heeft_functie": {"wams_app", "wams_kern"},
    "wams_heeft_melding": {"wams_app", "wams_kern"},
    "wams_hoort_bij": {"wams_app", "wams_kern"},
    "wams_hoort_later": {"wams_app", "wams_kern"},
    "wams_in_pool": {"wams_app", "wams_kern"},
    "wams_is_overleden": {"wams_app", "wams_kern"},
    "wams_is_aanvrager": {"wams_app", "wams_kern"},
    "wams_leidt": {"wams_app", "wams_kern"},
    "wams_losse_bestanden": {"wams_app", "wams_kern"},
    "wams_mag_aannemen": {"wams_app", "wams_kern"},
    "wams_mag_machtigen": {"wams_app", "wams_kern"},
    "wams_mag_toekennen": {"wams_app", "wams_kern"},
    "wams_mag_vullen": {"wams_app", "wams_kern"},
    "wams_merk_opruimen": {"wams_app", "wams_kern"},
    "wams_merk_toets": {"wams_app", "wams_kern"},
    "wams_merk_zetten": {"wams_app", "wams_kern"},
    "wams_partij_mag": {"wams_app", "wams_kern"},
    "wams_partij_mag_nieuw": {"wams_app", "wams_kern"},
    "wams_partner_voor": {"wams_app", "wams_kern"},
    "wams_reikt": {"wams_app", "wams_kern"},
    "wams_verzoek_toegewezen": {"wams_app", "wams_kern"},
    "wams_volgnummer": {"wams_app", "wams_kern"},
    "wams_vult_melding": {"wams_app", "wams_kern"},
    "wams_afspraak_in_bereik": {"wams_app", "wams_kern"},
    "wams_bereik": {"wams_app", "wams_kern"},
    "wams_doel_in_bereik": {"wams_app", "wams_kern"},
    "wams_zet_bereik": {"wams_app", "wams_kern"},
    "wams_werkt_in": {"wams_app", "wams_kern"},
    "wams_ziet_melder": {"wams_app", "wams_kern"},
    "wams_zoek_open_casus": {"wams_app", "wams_kern"},
}

# Views that see every row, and ask themselves who looks.
VIEWS_VAN_KERN = {
    "cases_ondersteundecasus",
    "cases_verdeelregel",
    "disclosures_ontvangstfase",
    "disclosures_registerregel",
    "workplans_casusfase",
    "meldpunt_meldingregel",
}

OURS = (
    "SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace "
    "AND c.relkind IN ('r', 'p', 'v') AND pg_get_userbyid(c.relowner) IN (%s, 'wams_kern')"
)


def set_rights(using="default", **kwargs):
    """Take everything back and give what the list says; only the owner can and does."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT current_user")
        (me,) = cursor.fetchone()
        if me != "wams_owner":
            return
        cursor.execute(OURS, [me])
        for (table,) in cursor.fetchall():
            _set_table(cursor, table)


def _set_table(cursor, table):
    app, kern = RECHTEN.get(table, ("", ""))
    owned_by_kern = table in VIEWS_VAN_KERN
    if owned_by_kern:
        cursor.execute("SET ROLE wams_kern")
    cursor.execute(f'REVOKE ALL ON "{table}" FROM PUBLIC, wams_app, wams_worker')
    if app:
        cursor.execute(f'GRANT {app} ON "{table}" TO wams_app')
    if owned_by_kern:
        cursor.execute("RESET ROLE")
        return
    cursor.execute(f'REVOKE ALL ON "{table}" FROM wams_kern, wams_wis')
    if kern:
        cursor.execute(f'GRANT {kern} ON "{table}" TO wams_kern')

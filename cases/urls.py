from django.urls import path

from cases.views import (
    brieven,
    casus,
    einde,
    gegevens,
    informeren,
    levensloop,
    mensen,
    ondersteuning,
    onderzoek,
    routeb,
    sturing,
    uitstel,
)

app_name = "cases"
urlpatterns = [
    # Screens
    path("", casus.CasussenView.as_view(), name="casussen"),
    path("<uuid:pk>/", casus.CasusView.as_view(), name="casus"),
    path("<uuid:pk>/mensen/", casus.MensenView.as_view(), name="mensen"),
    path("<uuid:pk>/onderzoek/", casus.OnderzoekView.as_view(), name="onderzoek"),
    path("<uuid:pk>/gegevens/", gegevens.GegevensView.as_view(), name="gegevens"),
    path("<uuid:pk>/tijdlijn/", casus.TijdlijnView.as_view(), name="tijdlijn"),
    path("<uuid:pk>/waarom/", casus.WaaromView.as_view(), name="waarom"),
    path("<uuid:pk>/wie/", casus.WieView.as_view(), name="wie"),
    # People
    path("<uuid:pk>/kern/", mensen.SetKernView.as_view(), name="set_kern"),
    path("<uuid:pk>/mensen/toevoegen/", mensen.AddBetrokkeneView.as_view(), name="add_betrokkene"),
    path("mensen/<uuid:pk>/", mensen.CorrectBetrokkeneView.as_view(), name="correct_betrokkene"),
    path("mensen/<uuid:pk>/adres/", casus.AdresView.as_view(), name="adres"),
    path(
        "mensen/<uuid:pk>/identiteit/",
        mensen.EstablishIdentiteitView.as_view(),
        name="establish_identiteit",
    ),
    path("mensen/<uuid:pk>/contact/", mensen.SetContactView.as_view(), name="set_contact"),
    path(
        "mensen/<uuid:pk>/ondersteuning/",
        ondersteuning.OfferOndersteuningView.as_view(),
        name="offer_ondersteuning",
    ),
    path(
        "mensen/<uuid:pk>/vertegenwoordiger/",
        mensen.RecordVertegenwoordigingView.as_view(),
        name="record_vertegenwoordiging",
    ),
    path(
        "vertegenwoordigers/<uuid:pk>/einde/",
        mensen.EndVertegenwoordigingView.as_view(),
        name="end_vertegenwoordiging",
    ),
    path("mensen/<uuid:pk>/wie-beslist/", levensloop.PersoonView.as_view(), name="persoon"),
    path("mensen/<uuid:pk>/leeftijd/", levensloop.DiscussGrensView.as_view(), name="discuss_grens"),
    path(
        "vertegenwoordigers/<uuid:pk>/belang/",
        levensloop.RecordTegenBelangView.as_view(),
        name="record_tegen_belang",
    ),
    path(
        "mensen/<uuid:pk>/wilsbekwaamheid/",
        levensloop.RecordWilsbekwaamheidView.as_view(),
        name="record_wilsbekwaamheid",
    ),
    path(
        "mensen/<uuid:pk>/contactverbod/",
        levensloop.RecordContactverbodView.as_view(),
        name="record_contactverbod",
    ),
    path(
        "mensen/<uuid:pk>/overleden/",
        levensloop.RecordOverlijdenView.as_view(),
        name="record_overlijden",
    ),
    path("mensen/<uuid:pk>/reikwijdte/", mensen.DecideScopeView.as_view(), name="decide_scope"),
    path("mensen/<uuid:pk>/deelname/", mensen.RecordDeelnameView.as_view(), name="record_deelname"),
    # The onderzoek
    path(
        "mensen/<uuid:pk>/hulpvraag/",
        onderzoek.RecordHulpvraagView.as_view(),
        name="record_hulpvraag",
    ),
    path(
        "hulpvragen/<uuid:pk>/intrekken/",
        onderzoek.WithdrawHulpvraagView.as_view(),
        name="withdraw_hulpvraag",
    ),
    path("<uuid:pk>/problemen/", onderzoek.AddProbleemView.as_view(), name="add_probleem"),
    path("problemen/<uuid:pk>/", onderzoek.CorrectProbleemView.as_view(), name="correct_probleem"),
    path("<uuid:pk>/toets/", onderzoek.MotivateOnderzoekView.as_view(), name="motivate_onderzoek"),
    path("<uuid:pk>/geinformeerd/", onderzoek.RecordInformedView.as_view(), name="record_informed"),
    path("<uuid:pk>/persoonlijk-plan/", onderzoek.AttachPlanView.as_view(), name="attach_plan"),
    path("<uuid:pk>/gegevens/nieuw/", gegevens.AddGegevenView.as_view(), name="add_gegeven"),
    path(
        "mensen/<uuid:pk>/eigen-kijk/",
        onderzoek.RecordZienswijzeView.as_view(),
        name="record_zienswijze",
    ),
    path("<uuid:pk>/resultaat/", onderzoek.SendResultaatView.as_view(), name="send_resultaat"),
    path("<uuid:pk>/start/", onderzoek.StartOnderzoekView.as_view(), name="start_onderzoek"),
    path("<uuid:pk>/verlengen/", onderzoek.ExtendOnderzoekView.as_view(), name="extend_onderzoek"),
    path(
        "<uuid:pk>/afronden/", onderzoek.CompleteOnderzoekView.as_view(), name="complete_onderzoek"
    ),
    path("<uuid:pk>/gegevens/document/", gegevens.AddDocumentView.as_view(), name="add_document"),
    # One gegeven
    path("gegevens/<uuid:pk>/", gegevens.GegevenView.as_view(), name="gegeven"),
    path(
        "gegevens/<uuid:pk>/document/",
        gegevens.DownloadDocumentView.as_view(),
        name="download_document",
    ),
    path("gegevens/<uuid:pk>/uitzoeken/", gegevens.GegevenOpenView.as_view(), name="gegeven_open"),
    path(
        "gegevens/<uuid:pk>/eigen-woorden/",
        gegevens.AttachVerklaringView.as_view(),
        name="attach_verklaring",
    ),
    path(
        "gegevens/<uuid:pk>/nagekeken/", gegevens.VerifyGegevenView.as_view(), name="verify_gegeven"
    ),
    path("gegevens/<uuid:pk>/gevolgen/", gegevens.FlagGegevenView.as_view(), name="flag_gegeven"),
    path(
        "gegevens/<uuid:pk>/klopt-niet/",
        gegevens.DisputeGegevenView.as_view(),
        name="dispute_gegeven",
    ),
    path("gegevens/<uuid:pk>/klopt/", gegevens.SettleDisputeView.as_view(), name="settle_dispute"),
    path(
        "gegevens/<uuid:pk>/verbeteren/",
        gegevens.CorrectGegevenView.as_view(),
        name="correct_gegeven",
    ),
    path("gegevens/<uuid:pk>/beperken/", gegevens.LimitGegevenView.as_view(), name="limit_gegeven"),
    path(
        "gegevens/<uuid:pk>/vrijgeven/",
        gegevens.ReleaseGegevenView.as_view(),
        name="release_gegeven",
    ),
    path(
        "gegevens/<uuid:pk>/verkeerd/",
        gegevens.MarkWrongGegevenView.as_view(),
        name="mark_wrong_gegeven",
    ),
    path(
        "gegevens/<uuid:pk>/hersteld/",
        gegevens.SolveWrongGegevenView.as_view(),
        name="solve_wrong_gegeven",
    ),
    path(
        "toestemmingen/<uuid:pk>/intrekken/",
        gegevens.WithdrawToestemmingView.as_view(),
        name="withdraw_toestemming",
    ),
    # Letters
    path("<uuid:pk>/brieven/", brieven.BrievenView.as_view(), name="brieven"),
    path("brieven/<uuid:pk>/ander/", brieven.ReaddressBriefView.as_view(), name="readdress_brief"),
    path("<uuid:pk>/brieven/nieuw/", brieven.MaakBriefView.as_view(), name="maak_brief"),
    path("brieven/<uuid:pk>/", brieven.BriefView.as_view(), name="brief"),
    path("brieven/<uuid:pk>/papier/", brieven.PapierView.as_view(), name="brief_papier"),
    path("brieven/<uuid:pk>/tekst/", brieven.SchrijfBriefView.as_view(), name="schrijf_brief"),
    path("brieven/<uuid:pk>/goed/", brieven.KeurBriefGoedView.as_view(), name="keur_brief_goed"),
    path("brieven/<uuid:pk>/weg/", brieven.VerzendBriefView.as_view(), name="verzend_brief"),
    path("brieven/<uuid:pk>/vervalt/", brieven.VervalBriefView.as_view(), name="verval_brief"),
    # Who was told when
    path("<uuid:pk>/ingelicht/", informeren.IngelichtView.as_view(), name="ingelicht"),
    path(
        "mensen/<uuid:pk>/contactmoment/",
        informeren.RecordContactView.as_view(),
        name="record_contact",
    ),
    path("mensen/<uuid:pk>/uitstel/", uitstel.AskUitstelView.as_view(), name="ask_uitstel"),
    path("uitstel/<uuid:pk>/", uitstel.UitstelView.as_view(), name="uitstel"),
    path("uitstel/<uuid:pk>/opheffen/", uitstel.LiftUitstelView.as_view(), name="lift_uitstel"),
    # Support: by who works in the casus, and by the supporter
    path(
        "<uuid:pk>/ondersteuning/", ondersteuning.OndersteuningView.as_view(), name="ondersteuning"
    ),
    path(
        "mensen/<uuid:pk>/machtiging/",
        ondersteuning.GiveMachtigingView.as_view(),
        name="give_machtiging",
    ),
    path(
        "machtigingen/<uuid:pk>/intrekken/",
        ondersteuning.WithdrawMachtigingView.as_view(),
        name="withdraw_machtiging",
    ),
    path(
        "voorstellen/<uuid:pk>/overnemen/",
        ondersteuning.TakeOverView.as_view(),
        name="take_over_voorstel",
    ),
    path(
        "voorstellen/<uuid:pk>/teruggeven/",
        ondersteuning.GiveBackView.as_view(),
        name="give_back_voorstel",
    ),
    path("clienten/", ondersteuning.ClientenView.as_view(), name="mijn_clienten"),
    path("clienten/<uuid:pk>/", ondersteuning.MeelezenView.as_view(), name="meelezen"),
    path(
        "clienten/<uuid:pk>/brieven/",
        ondersteuning.MeeleesbrievenView.as_view(),
        name="meeleesbrieven",
    ),
    path(
        "clienten/<uuid:pk>/hulpvraag/",
        ondersteuning.MakeVoorstelView.as_view(),
        name="make_voorstel",
    ),
    path(
        "clienten/<uuid:pk>/eigen-kijk/",
        ondersteuning.BringZienswijzeView.as_view(),
        name="bring_zienswijze",
    ),
    path(
        "clienten/<uuid:pk>/bemiddeling/",
        ondersteuning.RecordBemiddelingView.as_view(),
        name="record_bemiddeling",
    ),
    path(
        "clienten/<uuid:pk>/stoppen/",
        ondersteuning.LayDownView.as_view(),
        name="lay_down_machtiging",
    ),
    # On request of a professional
    path("<uuid:pk>/verzoek/", routeb.VerzoekView.as_view(), name="verzoek"),
    path("<uuid:pk>/waarneming/", routeb.AddWaarnemingView.as_view(), name="add_waarneming"),
    path("<uuid:pk>/verzoek/hulp/", routeb.SetHulpView.as_view(), name="set_hulp"),
    path("<uuid:pk>/verzoek/vraag/", routeb.SetVraagView.as_view(), name="set_vraag"),
    path(
        "<uuid:pk>/verzoek/samenspraak/",
        routeb.SetSamenspraakView.as_view(),
        name="set_samenspraak",
    ),
    path(
        "<uuid:pk>/verzoek/nieuwe-feiten/",
        routeb.SetNieuweFeitenView.as_view(),
        name="set_nieuwe_feiten",
    ),
    path(
        "<uuid:pk>/verzoek/voorleggen/", routeb.SubmitVerzoekView.as_view(), name="submit_verzoek"
    ),
    path(
        "<uuid:pk>/verzoek/verlengen/",
        routeb.AskVerlengingBView.as_view(),
        name="ask_verlenging_b",
    ),
    path("mensen/<uuid:pk>/kan-niet/", routeb.OnvermogenView.as_view(), name="record_onvermogen"),
    path("<uuid:pk>/eigen-hulpvraag/", routeb.SwitchView.as_view(), name="switch_to_a"),
    # Who carries it
    path("verdelen/", sturing.VerdelenView.as_view(), name="verdelen"),
    path("verdelen/<uuid:pk>/toewijzen/", sturing.AssignCasusView.as_view(), name="assign_casus"),
    path("verdelen/<uuid:pk>/vragen/", sturing.AskLeidingView.as_view(), name="ask_leiding"),
    path("verdelen/<uuid:pk>/terugnemen/", sturing.TakeBackView.as_view(), name="take_back"),
    path("wachtrij/", sturing.WachtrijView.as_view(), name="wachtrij"),
    path("wachtrij/<uuid:pk>/oppakken/", sturing.TakeCasusView.as_view(), name="take_casus"),
    path("aanstellingen/<uuid:pk>/", sturing.AanstellingView.as_view(), name="aanstelling"),
    path("aanstellingen/<uuid:pk>/ja/", sturing.AcceptView.as_view(), name="accept_aanstelling"),
    path("aanstellingen/<uuid:pk>/nee/", sturing.RefuseView.as_view(), name="refuse_aanstelling"),
    path("beoordelingen/", sturing.BeoordelingenView.as_view(), name="beoordelingen"),
    path("beoordelingen/<uuid:pk>/", sturing.BeoordelingView.as_view(), name="beoordeling"),
    path(
        "beoordelingen/<uuid:pk>/oppakken/",
        sturing.TakeBeoordelingView.as_view(),
        name="take_beoordeling",
    ),
    path(
        "beoordelingen/<uuid:pk>/besluit/", sturing.DecideView.as_view(), name="decide_beoordeling"
    ),
    # Going on and stopping
    path("<uuid:pk>/sturing/", einde.SturingView.as_view(), name="sturing"),
    path("<uuid:pk>/overdracht/", einde.AskOverdrachtView.as_view(), name="ask_overdracht"),
    path("<uuid:pk>/heroverwegen/", einde.ReconsiderView.as_view(), name="reconsider"),
    path("<uuid:pk>/evaluatie/", einde.EvaluateView.as_view(), name="evaluate"),
    path("<uuid:pk>/verlenging/", einde.AskVerlengingView.as_view(), name="ask_verlenging"),
    path("<uuid:pk>/stilleggen/", einde.SuspendView.as_view(), name="suspend"),
    path("<uuid:pk>/hervatten/", einde.ResumeView.as_view(), name="resume"),
    path("<uuid:pk>/beeindigen/", einde.EndCasusView.as_view(), name="end"),
    path("<uuid:pk>/afsluiten/", einde.CloseCasusView.as_view(), name="close"),
    path("mensen/<uuid:pk>/stopt/", einde.EndDeelView.as_view(), name="end_deel"),
    path("mensen/<uuid:pk>/verkeerd/", einde.MarkWrongView.as_view(), name="mark_wrong_person"),
    path("mensen/<uuid:pk>/hersteld/", einde.SolveWrongView.as_view(), name="solve_wrong_person"),
]

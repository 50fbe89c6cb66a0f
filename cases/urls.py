from django.urls import path

from cases.views import casus, mensen, onderzoek

app_name = "cases"
urlpatterns = [
    # Screens
    path("", casus.CasussenView.as_view(), name="casussen"),
    path("<uuid:pk>/", casus.CasusView.as_view(), name="casus"),
    path("<uuid:pk>/mensen/", casus.MensenView.as_view(), name="mensen"),
    path("<uuid:pk>/onderzoek/", casus.OnderzoekView.as_view(), name="onderzoek"),
    path("<uuid:pk>/gegevens/", casus.GegevensView.as_view(), name="gegevens"),
    path("<uuid:pk>/tijdlijn/", casus.TijdlijnView.as_view(), name="tijdlijn"),
    path("<uuid:pk>/waarom/", casus.WaaromView.as_view(), name="waarom"),
    path("<uuid:pk>/wie/", casus.WieView.as_view(), name="wie"),
    # People
    path("<uuid:pk>/kern/", mensen.SetKernView.as_view(), name="set_kern"),
    path(
        "<uuid:pk>/mensen/toevoegen/", mensen.AddBetrokkeneView.as_view(), name="add_betrokkene"
    ),
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
        mensen.OfferOndersteuningView.as_view(),
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
    path(
        "problemen/<uuid:pk>/", onderzoek.CorrectProbleemView.as_view(), name="correct_probleem"
    ),
    path("<uuid:pk>/toets/", onderzoek.MotivateOnderzoekView.as_view(), name="motivate_onderzoek"),
    path(
        "<uuid:pk>/geinformeerd/", onderzoek.RecordInformedView.as_view(), name="record_informed"
    ),
    path("<uuid:pk>/persoonlijk-plan/", onderzoek.AttachPlanView.as_view(), name="attach_plan"),
    path("<uuid:pk>/gegevens/nieuw/", onderzoek.AddGegevenView.as_view(), name="add_gegeven"),
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
]

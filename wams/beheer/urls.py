from django.urls import path

from wams.beheer import views

app_name = "beheer"
urlpatterns = [
    path("", views.StartView.as_view(), name="start"),
    path("organisaties/", views.OrganisatiesView.as_view(), name="organisaties"),
    path("organisaties/nieuw/", views.AddOrganisatieView.as_view(), name="add_organisatie"),
    path(
        "organisaties/<uuid:pk>/",
        views.CorrectOrganisatieView.as_view(),
        name="correct_organisatie",
    ),
    path("organisaties/<uuid:pk>/op-lijst/", views.AddPartijView.as_view(), name="add_partij"),
    path("organisaties/<uuid:pk>/van-lijst/", views.EndPartijView.as_view(), name="end_partij"),
    path("gebruikers/", views.GebruikersView.as_view(), name="gebruikers"),
    path("gebruikers/nieuw/", views.AddGebruikerView.as_view(), name="add_gebruiker"),
    path("gebruikers/<uuid:pk>/", views.CorrectGebruikerView.as_view(), name="correct_gebruiker"),
    path("mandaten/", views.MandatenView.as_view(), name="mandaten"),
    path("mandaten/nieuw/", views.GiveMandaatView.as_view(), name="give_mandaat"),
    path("mandaten/<uuid:pk>/einde/", views.EndMandaatView.as_view(), name="end_mandaat"),
    path("deskundigheid/nieuw/", views.DeskundigheidView.as_view(), name="record_deskundigheid"),
    path("toewijzingen/", views.ToewijzingenView.as_view(), name="toewijzingen"),
    path("toewijzingen/<uuid:pk>/einde/", views.EndToewijzingView.as_view(), name="end_toewijzing"),
]

from django.urls import path

from wams.wetboek import views

app_name = "wetboek"
urlpatterns = [
    path("", views.GidsView.as_view(), name="gids"),
    path("regel/<uuid:pk>/", views.RegelView.as_view(), name="regel"),
    path("versies/", views.VersiesView.as_view(), name="versies"),
    path("versies/<uuid:pk>/", views.VersieView.as_view(), name="versie"),
    path("versies/<uuid:pk>/bestand/", views.ExportView.as_view(), name="export"),
    path("versies/<uuid:pk>/advies/", views.AdviseView.as_view(), name="advise"),
    path("versies/<uuid:pk>/jurist/", views.SignAsJuristView.as_view(), name="sign_as_jurist"),
    path(
        "versies/<uuid:pk>/besluitnemer/",
        views.SignAsBesluitnemerView.as_view(),
        name="sign_as_besluitnemer",
    ),
    path("versies/<uuid:pk>/intrekken/", views.WithdrawView.as_view(), name="withdraw"),
    path("ontwerp/nieuw/", views.StartOntwerpView.as_view(), name="start_ontwerp"),
    path("ontwerp/<uuid:pk>/", views.OntwerpView.as_view(), name="ontwerp"),
    path("ontwerp/inlezen/", views.ImportView.as_view(), name="import_ontwerp"),
    path("ontwerp/<uuid:pk>/bestand/", views.ExportOntwerpView.as_view(), name="export_ontwerp"),
    path(
        "ontwerp/<uuid:pk>/regel/<uuid:rij>/",
        views.CorrectRegelView.as_view(),
        name="correct_regel",
    ),
    path("ontwerp/<uuid:pk>/weg/", views.DropOntwerpView.as_view(), name="drop_ontwerp"),
    path("ontwerp/<uuid:pk>/voorleggen/", views.PresentView.as_view(), name="present"),
    path("dpia/", views.DpiasView.as_view(), name="dpias"),
    path("dpia/nieuw/", views.DrawUpDpiaView.as_view(), name="draw_up_dpia"),
    path("dpia/bijlage/", views.BijlageView.as_view(), name="bijlage"),
    path("dpia/bijlage/bestand/", views.BijlageBestandView.as_view(), name="bijlage_bestand"),
    path("dpia/<uuid:pk>/", views.DpiaView.as_view(), name="dpia"),
    path("dpia/<uuid:pk>/advies/", views.AdviseDpiaView.as_view(), name="advise_dpia"),
    path("dpia/<uuid:pk>/besluit/", views.DecideDpiaView.as_view(), name="decide_dpia"),
]

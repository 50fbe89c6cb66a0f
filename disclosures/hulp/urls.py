from django.urls import path

from disclosures.hulp import views

app_name = "mag_ik"

urlpatterns = [
    path("", views.MagIkView.as_view(), name="start"),
    path("papier/", views.PapierView.as_view(), name="papier"),
    path("veelgevraagd/", views.VeelgevraagdView.as_view(), name="veelgevraagd"),
]

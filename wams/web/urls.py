from django.urls import path

from wams.web import health, pages

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("doel/", pages.ChooseDoelView.as_view(), name="doel_kiezen"),
    path("gemeente/", pages.ChooseGemeenteView.as_view(), name="gemeente_kiezen"),
    path("weergave/", pages.WeergaveView.as_view(), name="weergave"),
]

from django.urls import path

from wams.web import pages

urlpatterns = [
    path("doel/", pages.ChooseDoelView.as_view(), name="doel_kiezen"),
    path("gemeente/", pages.ChooseGemeenteView.as_view(), name="gemeente_kiezen"),
    path("weergave/", pages.WeergaveView.as_view(), name="weergave"),
]

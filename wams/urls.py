"""One include per app; nobody imports this."""

from django.urls import include, path

handler403 = "wams.web.pages.refused"
handler500 = "wams.web.answers.server_error"
urlpatterns = [
    path("", include("wams.werk.urls")),
    path("", include("wams.web.urls")),
    path("toezicht/", include("wams.toezicht.urls")),
    path("beheer/", include("wams.beheer.urls")),
    path("regels/", include("wams.wetboek.urls")),
    path("casussen/", include("cases.urls")),
    path("meldingen/", include("meldpunt.urls")),
    path("", include("workplans.urls")),
    path("", include("disclosures.urls")),
    path("mag-ik-dit-delen/", include("disclosures.hulp.urls")),
]

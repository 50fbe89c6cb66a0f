from django.urls import include, path

from wams.web import account, health, pages, slot

urlpatterns = [
    path("account/", account.AccountView.as_view(), name="account"),
    path("account/slot/", slot.SlotView.as_view(), name="account_slot"),
    path("account/blijf/", slot.BlijfView.as_view(), name="account_blijf"),
    path("account/sessie/", account.EndSessieView.as_view(), name="account_sessie_einde"),
    path("account/", include("wams.web.account_urls")),
    path("hulp/", pages.HulpView.as_view(), name="hulp"),
    path("toegankelijkheid/", pages.ToegankelijkheidView.as_view(), name="toegankelijkheid"),
    path("wie-mag-wat/", pages.WieMagWatView.as_view(), name="wie_mag_wat"),
    path(".well-known/security.txt", pages.security_txt, name="security_txt"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("doel/", pages.ChooseDoelView.as_view(), name="doel_kiezen"),
    path("gemeente/", pages.ChooseGemeenteView.as_view(), name="gemeente_kiezen"),
    path("weergave/", pages.WeergaveView.as_view(), name="weergave"),
]

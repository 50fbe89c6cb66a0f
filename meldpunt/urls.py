from django.urls import path

from meldpunt.views import lijst, triage, uitgang

app_name = "meldpunt"
urlpatterns = [
    # Lists and pages to read
    path("", lijst.MeldingenView.as_view(), name="meldingen"),
    path("afgesloten/", lijst.AfgeslotenView.as_view(), name="afgesloten"),
    path("<uuid:pk>/", lijst.MeldingView.as_view(), name="melding"),
    path("<uuid:pk>/stand/", lijst.StandView.as_view(), name="stand"),
    path("<uuid:pk>/dubbel/", lijst.ZoekView.as_view(), name="check_duplicate"),
    path("melders/<uuid:pk>/", lijst.MelderView.as_view(), name="melder"),
    # Registering, and danger
    path("nieuw/", triage.RegisterMeldingView.as_view(), name="nieuwe_melding"),
    path("acuut/", triage.RegisterAcuutView.as_view(), name="register_acuut"),
    path("<uuid:pk>/acuut/", triage.HandOverAcuutView.as_view(), name="hand_over_acuut"),
    path(
        "<uuid:pk>/acuut/verder/", triage.ResumeAfterAcuutView.as_view(), name="resume_after_acuut"
    ),
    path("<uuid:pk>/acuut/afsluiten/", triage.CloseAcuutView.as_view(), name="close_acuut"),
    # Triage
    path("<uuid:pk>/start/", triage.StartTriageView.as_view(), name="start_triage"),
    path("<uuid:pk>/overnemen/", triage.TakeOverView.as_view(), name="take_over"),
    path("<uuid:pk>/ontvangst/", triage.ConfirmReceiptView.as_view(), name="confirm_receipt"),
    path("<uuid:pk>/persoon/", triage.CorrectPersoonView.as_view(), name="correct_persoon"),
    path("<uuid:pk>/mensen/", triage.AddPersoonView.as_view(), name="add_persoon"),
    path("<uuid:pk>/wvggz/", triage.MarkWvggzView.as_view(), name="mark_wvggz"),
    path("<uuid:pk>/wams/", triage.DecideWamsView.as_view(), name="decide_wams"),
    path("melders/<uuid:pk>/bericht/", triage.TellMelderView.as_view(), name="tell_melder"),
    # The exits, and the roads back
    path("<uuid:pk>/doorgeleiden/", uitgang.ReferView.as_view(), name="refer"),
    path(
        "<uuid:pk>/doorgeleid/",
        uitgang.ConfirmDoorgeleidingView.as_view(),
        name="confirm_doorgeleiding",
    ),
    path(
        "<uuid:pk>/terug/",
        uitgang.ReturnDoorgeleidingView.as_view(),
        name="return_doorgeleiding",
    ),
    path("<uuid:pk>/advies/", uitgang.AdviesView.as_view(), name="give_advies"),
    path("<uuid:pk>/geen-vervolg/", uitgang.EndView.as_view(), name="end"),
    path("<uuid:pk>/intrekken/", uitgang.WithdrawView.as_view(), name="withdraw"),
    path("<uuid:pk>/koppelen/", uitgang.LinkView.as_view(), name="link"),
    path("<uuid:pk>/casus/", uitgang.OpenCasusView.as_view(), name="open_casus"),
    path("<uuid:pk>/verzoek/", uitgang.RequestOnderzoekView.as_view(), name="request_onderzoek"),
    # In the casus
    path("casus/<uuid:pk>/", lijst.PanelView.as_view(), name="panel"),
    path("<uuid:pk>/in-casus/", lijst.MeldingInCasusView.as_view(), name="in_casus"),
    path("<uuid:pk>/hoort-hier/", uitgang.ConfirmLinkView.as_view(), name="confirm_link"),
    path("<uuid:pk>/hoort-niet-hier/", uitgang.UnlinkView.as_view(), name="unlink"),
]

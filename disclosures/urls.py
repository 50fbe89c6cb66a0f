from django.urls import path

from disclosures.views import afweging, datalek, delen, herstel, ontvangst, vraagbaak

app_name = "disclosures"
CASUS = "casussen/<uuid:pk>"
RIJ = "casussen/verstrekkingen/<uuid:pk>"

urlpatterns = [
    # Of a casus
    path(f"{CASUS}/verstrekkingen/", delen.VerstrekkingenView.as_view(), name="verstrekkingen"),
    path(f"{CASUS}/verstrekkingen/papier/", herstel.PapierView.as_view(), name="papier"),
    path(f"{CASUS}/delen/", delen.DeelView.as_view(), name="share"),
    path(f"{CASUS}/ontvangen/", ontvangst.LegVastView.as_view(), name="receive"),
    path(f"{CASUS}/delen/spoed/", herstel.SpoedView.as_view(), name="share_spoed"),
    # One verstrekking
    path(f"{RIJ}/", herstel.VerstrekkingView.as_view(), name="verstrekking"),
    path(f"{RIJ}/aanvullen/", herstel.VulAanView.as_view(), name="complete_spoed"),
    path(f"{RIJ}/intrekken/", herstel.TrekInView.as_view(), name="withdraw"),
    path(f"{RIJ}/verbeteren/", herstel.VerbeterView.as_view(), name="correct"),
    path(f"{RIJ}/onrechtmatig/", herstel.OnrechtmatigView.as_view(), name="mark_onrechtmatig"),
    path(
        "casussen/verstrekkingen/berichten/<uuid:pk>/",
        herstel.VerteldView.as_view(),
        name="verteld",
    ),
    path("verstrekkingen/voorwaarden/<uuid:pk>/", ontvangst.HefOpView.as_view(), name="lift"),
    # The receiver
    path("ontvangen/", ontvangst.OntvangenView.as_view(), name="ontvangen"),
    path("ontvangen/<uuid:pk>/", ontvangst.OntvangstView.as_view(), name="ontvangst"),
    path("ontvangen/<uuid:pk>/bevestigen/", ontvangst.BevestigView.as_view(), name="confirm"),
    path("ontvangen/berichten/<uuid:pk>/", ontvangst.GelezenView.as_view(), name="gelezen"),
    # Weighing a beroepsgeheim
    path("afwegingen/", afweging.AfwegingenView.as_view(), name="afwegingen"),
    path("afwegingen/nieuw/", afweging.DecideView.as_view(), name="decide_afweging"),
    path("afwegingen/<uuid:pk>/", afweging.AfwegingView.as_view(), name="afweging"),
    path("afwegingen/<uuid:pk>/weg/", afweging.RemoveView.as_view(), name="remove_afweging"),
    path(f"{CASUS}/afwegingen/", afweging.UitkomstenView.as_view(), name="uitkomsten"),
    # A data breach
    path("datalekken/<uuid:pk>/", datalek.DatalekView.as_view(), name="datalek"),
    path("datalekken/<uuid:pk>/beoordelen/", datalek.BeoordeelView.as_view(), name="assess"),
    path("datalekken/<uuid:pk>/advies/", datalek.AdviesView.as_view(), name="advise"),
    # A question without case data
    path("vraagbaak/", vraagbaak.VraagbaakView.as_view(), name="vraagbaak"),
    path("vraagbaak/vragen/", vraagbaak.AskView.as_view(), name="ask_vraag"),
    path("vraagbaak/<uuid:pk>/", vraagbaak.VraagView.as_view(), name="vraag"),
    path("vraagbaak/<uuid:pk>/antwoord/", vraagbaak.AnswerView.as_view(), name="answer_vraag"),
    path("vraagbaak/<uuid:pk>/delen/", vraagbaak.PublishView.as_view(), name="publish_vraag"),
    path("vraagbaak/<uuid:pk>/weghalen/", vraagbaak.WithdrawView.as_view(), name="withdraw_vraag"),
]

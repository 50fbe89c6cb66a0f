from django.urls import path

from workplans.views import afspraken, onderbouwing, partij, plan, samenspraak

app_name = "workplans"
CASUS = "casussen/<uuid:pk>"
PLAN = "casussen/werkplannen/<uuid:pk>"
DOEL = "casussen/doelen/<uuid:pk>"
BASIS = "casussen/onderbouwingen/<uuid:pk>"
AFSPRAAK = "casussen/afspraken/<uuid:pk>"

urlpatterns = [
    # Screens
    path(f"{CASUS}/werkplan/", plan.WerkplanView.as_view(), name="werkplan"),
    path(f"{CASUS}/werkplan/kort/", plan.PanelView.as_view(), name="panel"),
    path(f"{PLAN}/", plan.VersieView.as_view(), name="versie"),
    path(f"{PLAN}/papier/", plan.PapierView.as_view(), name="papier"),
    path(f"{PLAN}/verschillen/", plan.VerschillenView.as_view(), name="verschillen"),
    # The plan
    path(f"{CASUS}/werkplan/beginnen/", plan.StartView.as_view(), name="start_werkplan"),
    path(f"{CASUS}/werkplan/nieuw/", plan.StartVersieView.as_view(), name="start_versie"),
    path(f"{CASUS}/aanpak-beeindigen/", plan.EndAanpakView.as_view(), name="end_aanpak"),
    path(f"{PLAN}/samenvatting/", plan.DescribeView.as_view(), name="describe_werkplan"),
    path(f"{PLAN}/aanpak/", plan.SetKaderView.as_view(), name="set_kader"),
    path(f"{PLAN}/waarom/", plan.MotivateView.as_view(), name="motivate_werkplan"),
    path(f"{PLAN}/antwoord/", plan.RecordAkkoordView.as_view(), name="record_akkoord"),
    path(f"{PLAN}/samenspraak/", samenspraak.LimitView.as_view(), name="limit_samenspraak"),
    path(f"{PLAN}/andere-kijk/", plan.RecordKijkView.as_view(), name="record_anderekijk"),
    path(f"{PLAN}/vervallen/", plan.DropView.as_view(), name="drop_werkplan"),
    path(f"{PLAN}/vaststellen/", plan.FixView.as_view(), name="fix_werkplan"),
    path(f"{PLAN}/versie-vaststellen/", plan.FixVersieView.as_view(), name="fix_versie"),
    # Goals
    path(f"{PLAN}/doelen/", plan.AddDoelView.as_view(), name="add_doelstelling"),
    path(f"{DOEL}/", plan.CorrectDoelView.as_view(), name="correct_doelstelling"),
    path(f"{DOEL}/omhoog/", plan.MoveUpView.as_view(), name="move_up"),
    path(f"{DOEL}/omlaag/", plan.MoveDownView.as_view(), name="move_down"),
    path(f"{DOEL}/weghalen/", plan.RemoveDoelView.as_view(), name="remove_doelstelling"),
    path(f"{DOEL}/stap/", plan.SetStapView.as_view(), name="set_stap"),
    path(f"{DOEL}/gegevens/", onderbouwing.AddView.as_view(), name="add_onderbouwing"),
    path(f"{BASIS}/weghalen/", onderbouwing.DropView.as_view(), name="drop_onderbouwing"),
    # Afspraken, by who works in the casus
    path(f"{DOEL}/afspraken/", afspraken.AddView.as_view(), name="add_afspraak"),
    path(f"{CASUS}/eerste-nood/", afspraken.EersteNoodView.as_view(), name="add_eerste_nood"),
    path(f"{AFSPRAAK}/wijzigen/", afspraken.CorrectView.as_view(), name="correct_afspraak"),
    path(f"{AFSPRAAK}/doel/", afspraken.AttachView.as_view(), name="attach_afspraak"),
    path(f"{AFSPRAAK}/toezegging/", afspraken.ToezeggingView.as_view(), name="record_toezegging"),
    path(f"{AFSPRAAK}/gedaan/", afspraken.CompleteView.as_view(), name="complete_afspraak"),
    path(f"{AFSPRAAK}/vervallen/", afspraken.CancelView.as_view(), name="cancel_afspraak"),
    # Afspraken, by the partij
    path("afspraken/", partij.AfsprakenView.as_view(), name="afspraken"),
    path("afspraken/<uuid:pk>/", partij.AfspraakView.as_view(), name="afspraak"),
    path("afspraken/<uuid:pk>/ja/", partij.AcceptView.as_view(), name="accept_afspraak"),
    path("afspraken/<uuid:pk>/nee/", partij.DeclineView.as_view(), name="decline_afspraak"),
    path("afspraken/<uuid:pk>/gedaan/", partij.ReportDoneView.as_view(), name="report_done"),
]

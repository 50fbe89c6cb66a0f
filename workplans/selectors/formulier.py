"""What stands around a form: which casus and plan it belongs to, and the way back."""

from django.urls import reverse

from workplans.models import Doelstelling


def van_casus(actor, casus):
    return {"terug": _terug(reverse("workplans:werkplan", args=[casus.pk]))}


def van_plan(actor, plan):
    return {"casus": plan.casus, "plan": plan, "terug": _terug(plan.get_absolute_url())}


def van_doel(actor, doel):
    return van_plan(actor, doel.werkplan) | {"doel": doel}


def van_onderbouwing(actor, basis):
    return van_doel(actor, basis.doelstelling)


def van_afspraak(actor, afspraak):
    terug = _doel(actor, afspraak) or afspraak
    return {"casus": afspraak.casus, "terug": _terug(terug.get_absolute_url())}


def _doel(actor, afspraak):
    rows = Doelstelling.objects.visible_to(actor).select_related("werkplan")
    return rows.filter(pk=afspraak.doelstelling_id).first()


def _terug(url):
    return {"url": url, "naam": "Terug naar het werkplan"}

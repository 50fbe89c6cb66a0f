"""The Celery app, and the whole schedule as one table."""

import os

import psycopg
from celery import Celery
from celery.schedules import crontab
from celery.signals import worker_init

from wams.database import check

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wams.settings.production")

# When each task is woken. Rows in the database say what there is to do; a missed or a double
# wake-up changes nothing.
SCHEDULE = {
    "cases.tasks.reconsider_due": crontab(hour=0, minute=20),
    "cases.tasks.end_route_b": crontab(hour=0, minute=10),
    "cases.tasks.expire_uitstel": crontab(hour=0, minute=5),
    "cases.tasks.expire_merken": crontab(hour=0, minute=50),
    "cases.tasks.scan_documents": crontab(minute="*/5"),
    "cases.tasks.sweep_files": crontab(hour=2, minute=10),
    "cases.tasks.close_ended": crontab(hour=0, minute=30),
    "cases.tasks.expire_aanstellingen": crontab(hour=0, minute=40),
    "cases.tasks.readdress_letters": crontab(hour=0, minute=5),
    "cases.tasks.expire_antwoorden": crontab(hour=0, minute=6),
    "disclosures.tasks.expire_afwegingen": crontab(hour=0, minute=55),
    "wams.web.tasks.remove_ended_sessies": crontab(hour=1, minute=0),
}

app = Celery("wams")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.conf.beat_schedule = {
    task: {"task": task, "schedule": schedule} for task, schedule in SCHEDULE.items()
}


@worker_init.connect
def refuse_unsafe_database(**_):
    """The worker has a login of its own and looks at it as the web does."""
    try:
        check.require_safe_start()
    except (check.UnsafeDatabaseError, psycopg.Error) as error:
        # Celery logs any other exception of a signal and goes on.
        raise SystemExit(str(error)) from None

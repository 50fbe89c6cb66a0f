"""What happens by itself with login sessions."""

from celery import shared_task

from wams.web.sessies import SessionStore


@shared_task
def remove_ended_sessies():
    """Where and when somebody was signed in is kept no longer than the session itself."""
    SessionStore.clear_expired()

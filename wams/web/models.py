"""Signed-in browsers, so that a person sees and ends his own."""

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession, BaseSessionManager
from django.db import models


class Sessie(AbstractBaseSession):
    """One browser. ``nummer`` names it on a page: the key itself is a secret."""

    nummer = models.UUIDField(null=True)  # two rows share it while a key is renewed
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="sessies"
    )
    apparaat = models.CharField(max_length=60, blank=True)
    begonnen_op = models.DateTimeField(null=True)
    gezien_op = models.DateTimeField()

    objects = BaseSessionManager()

    class Meta:
        default_permissions = ()
        verbose_name_plural = "sessies"

    def __str__(self):
        return f"Sessie {str(self.nummer)[:8]}"

    @classmethod
    def get_session_store_class(cls):
        from wams.web.sessies import SessionStore

        return SessionStore

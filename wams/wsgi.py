"""The web process: refuses to start on a database connection that opens a lock."""

import os

from django.core.wsgi import get_wsgi_application

from wams.database import check

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wams.settings.production")
application = get_wsgi_application()
check.require_safe_start()

#!/usr/bin/env python
"""Django's command line; without a chosen settings module it is production's."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wams.settings.production")
    execute_from_command_line(sys.argv)

#!/usr/bin/env python
import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.dev")

    from django.core.management import execute_from_command_line
    from django.db import OperationalError

    from cms.settings.environment import Misconfigured  # noqa: TID251  this file starts cms

    try:
        execute_from_command_line(sys.argv)
    except Misconfigured as error:
        sys.exit(str(error))
    except OperationalError as error:
        if "connect" not in str(error):
            raise
        sys.exit(f"The database of DATABASE_URL does not answer: {error}")

"""The ceiling: Django with one view that asks the database one thing and says it, without any middleware.

`ADDRESS` is the database's. Served by gunicorn as `bare:wsgi`.
"""

from __future__ import annotations

import os
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.conf import settings

at = urlsplit(os.environ["ADDRESS"])
settings.configure(
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    SECRET_KEY="only for a measurement",  # noqa: S106  it signs nothing
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": at.path[1:], "USER": at.username, "HOST": parse_qs(at.query)["host"][0],
            "CONN_MAX_AGE": None,
        }
    },
)  # fmt: skip

import django  # noqa: E402  the settings come first

django.setup()

from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.urls import path  # noqa: E402


def one(_request: Any) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM people_region LIMIT 1")
        [name] = cursor.fetchone()
    return HttpResponse(f"<!doctype html><title>{name}</title><h1>{name}</h1>")


urlpatterns = [path("", one)]
wsgi = get_wsgi_application()

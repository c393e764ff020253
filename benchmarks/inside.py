"""For a program that runs inside the house of a measurement: its database, and Django, as the owner."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from warmwelkom.house.postgres.session import database_running


@contextmanager
def the_house() -> Iterator[None]:
    """Until the end of the block; models are imported inside it."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "warmwelkom.house.settings"
    os.environ["WARMWELKOM_AS"] = "owner"
    with database_running():
        import django  # noqa: PLC0415  it reads the address of the database that now runs

        django.setup()
        yield

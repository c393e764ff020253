"""Our own small tables in the database: at the first start, and again when a table changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from django.conf import settings
from django.db import transaction

from warmwelkom.base.facts import fingerprint
from warmwelkom.house import config
from warmwelkom.rooms.people.models import AdmissionRule

TABLES = ("warmwelkom.rooms.people.facts", "warmwelkom.rooms.curriculum.facts")


def ensure_own_facts(*, say: Callable[[str], None]) -> None:
    """Load our own tables unless this database has them as they are now."""
    stamp, key = config.home() / "facts.stamp", _key()
    if stamp.exists() and stamp.read_text() == key and AdmissionRule.objects.exists():
        return
    say("Filling in schools, programmes and dates …")
    load_own_facts()
    stamp.write_text(key)


def load_own_facts() -> int:
    """All rooms' own tables in one transaction; returns the rows kept."""
    from warmwelkom.rooms.curriculum.domain.own import load_own as load_curriculum
    from warmwelkom.rooms.people.domain.reference.own import load_own as load_people

    with transaction.atomic():
        return load_people() + load_curriculum()


def _key() -> str:
    """The tables as they are, and the database they were loaded into."""
    database = settings.DATABASES["default"]
    place = [str(database.get(word, "")) for word in ("HOST", "PORT", "NAME")]
    return hashlib.sha256(" ".join([fingerprint(packages=TABLES), *place]).encode()).hexdigest()

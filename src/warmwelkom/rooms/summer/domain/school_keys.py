"""Keys with which a school's own system says which tasks are done: made, used, withdrawn, forgotten."""

from __future__ import annotations

import datetime as dt
import secrets

from django.utils.translation import gettext_noop as _

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.rooms.people.models import School
from warmwelkom.rooms.summer.models import SchoolKey

MOST = 10
KEEP_ENDED_KEYS = dt.timedelta(days=90)


class KeyNotPossible(UserError):  # noqa: N818  reads as the sentence it is
    """A key has a name, ends within a year, and a school has few."""


@command("summer.make_key", on="school")
def make_key(
    *, actor: Actor, school: School, name: str, days: int, now: dt.datetime
) -> tuple[SchoolKey, str]:
    """Make a key that works for `days`; returns it with its words, which nobody can see again.

    Raises:
        KeyNotPossible: no name, longer than a year, or ten that work already.
    """
    if not name.strip() or not 0 < days <= SchoolKey.LONGEST.days:
        raise KeyNotPossible(_("Geef de sleutel een naam, en een duur van hooguit een jaar."))
    School.objects.select_for_update(no_key=True).get(pk=school.pk)  # of two at once, one waits
    working = SchoolKey.objects.filter(school=school, ended_at=None, expires_at__gt=now)
    if working.count() >= MOST:
        raise KeyNotPossible(_("Er werken al tien sleutels. Trek er eerst een in die jullie niet gebruiken."))  # fmt: skip
    words = SchoolKey.BEGINS + secrets.token_urlsafe(32)
    key = SchoolKey.objects.create(
        region_id=school.region_id, school=school, name=name.strip()[:60], made_at=now,
        token_hash=SchoolKey.hash_of(words), expires_at=now + dt.timedelta(days=days),
        made_by_id=actor.user_id, made_by_name=actor.name[:200],
    )  # fmt: skip
    return key, words


@command("summer.see_key", on="key")
def withdraw_key(*, actor: Actor, key: SchoolKey, now: dt.datetime) -> None:  # noqa: ARG001  asked by the command
    """From now on it opens nothing; withdrawn twice is withdrawn once."""
    SchoolKey.objects.filter(pk=key.pk, ended_at=None).update(ended_at=now)


def key_in_use(*, words: str, now: dt.datetime) -> SchoolKey | None:
    """The key with these words in the region of the scope, when it works; keeps the day of its use."""
    rows = SchoolKey.objects.select_related("school").filter(
        token_hash=SchoolKey.hash_of(words), ended_at=None, expires_at__gt=now,
        school__left_at__isnull=True,
    )  # fmt: skip
    found: SchoolKey | None = rows.first()
    if found is not None and found.used_on != now.date():
        SchoolKey.objects.filter(pk=found.pk).update(used_on=now.date())
    return found


def forget_keys(*, now: dt.datetime) -> int:
    """Erase keys that ended long ago, inside the command that forgets the summer. Returns how many."""
    over = now - KEEP_ENDED_KEYS
    gone = SchoolKey.objects.filter(ended_at__lt=over) | SchoolKey.objects.filter(
        expires_at__lt=over
    )
    return int(gone.delete()[0])

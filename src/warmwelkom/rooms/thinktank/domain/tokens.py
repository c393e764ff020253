"""Keys for a partner's own programs: made, used, withdrawn, forgotten."""

from __future__ import annotations

import datetime as dt
import secrets

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.rooms.thinktank.models import ApiToken

MOST = 20
KEEP_ENDED = dt.timedelta(days=90)


class TooManyTokens(UserError):  # noqa: N818  reads as the sentence it is
    """Somebody has as many keys as anybody may have."""


class TokenNotPossible(UserError):  # noqa: N818  reads as the sentence it is
    """A key needs something it may do, and ends within a year."""


@command("thinktank.make_token", tell=("scopes",))
def make_token(
    *, actor: Actor, name: str, scopes: list[str], days: int, now: dt.datetime
) -> tuple[ApiToken, str]:
    """Make a key that works for `days`; returns it with its words, which nobody can see again.

    Raises:
        TokenNotPossible: no scope, or longer than a year.
        TooManyTokens: twenty of one's own work already.
    """
    if (
        not scopes
        or set(scopes) - set(ApiToken.Scope.values)
        or not 0 < days <= ApiToken.LONGEST.days
    ):
        raise TokenNotPossible(
            gettext_noop("Kies wat de sleutel mag, en een duur van hooguit een jaar.")
        )
    mine = ApiToken.objects.filter(person_id=actor.person_id, ended_at=None, expires_at__gt=now)
    if mine.count() >= MOST:
        raise TooManyTokens(
            gettext_noop("Je hebt al twintig sleutels. Trek er eerst een in die je niet gebruikt.")
        )
    words = ApiToken.BEGINS + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(
        region_id=actor.region,
        person_id=actor.person_id,
        name=name.strip(),
        scopes=sorted(set(scopes)),
        token_hash=ApiToken.hash_of(words),
        made_at=now,
        expires_at=now + dt.timedelta(days=days),
    )
    return token, words


@command("thinktank.see_token", on="token")
def withdraw_token(*, actor: Actor, token: ApiToken, now: dt.datetime) -> None:  # noqa: ARG001  for the policy and the record
    """From now on it opens nothing; withdrawn twice is withdrawn once."""
    ApiToken.objects.filter(pk=token.pk, ended_at=None).update(ended_at=now)


def token_in_use(*, words: str, now: dt.datetime) -> ApiToken | None:
    """The key with these words in the region of the scope, when it works; keeps the day of its use."""
    found = (
        ApiToken.objects.select_related("person")
        .filter(
            token_hash=ApiToken.hash_of(words),
            ended_at=None,
            expires_at__gt=now,
            person__is_active=True,
        )
        .first()
    )
    if found is not None and found.used_on != now.date():
        ApiToken.objects.filter(pk=found.pk).update(used_on=now.date())
    return found


@command("thinktank.forget")
def forget_tokens(*, actor: Actor, now: dt.datetime) -> int:  # noqa: ARG001  for the policy and the record
    """Erase keys that ended more than ninety days ago; returns how many."""
    over = now - KEEP_ENDED
    gone = ApiToken.objects.filter(ended_at__lt=over) | ApiToken.objects.filter(expires_at__lt=over)
    return int(gone.delete()[0])

"""What the think tank forgets by itself. The privacy pages name each term."""

from __future__ import annotations

import datetime as dt
import secrets

from django.db.models import CharField, F, Func, Q, Value
from django.db.models.functions import Concat, Substr, TruncWeek

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.rooms.thinktank.models import (
    ChoiceBallot,
    ClassCode,
    Contribution,
    ModerationCase,
    Voice,
)

KEEP_ORIGINALS = dt.timedelta(days=30)
KEEP_FOLLOW_CODES_YEARS = 3
KEEP_BALLOTS = dt.timedelta(weeks=26)
LOOSE = "-"
"""Before a receipt that no follow code fits any more; the same phone still counts once."""


class Sha256(Func):
    """PostgreSQL's own; Django's asks for an extension that is not everywhere."""

    template = "encode(sha256(convert_to(%(expressions)s, 'UTF8')), 'hex')"
    output_field = CharField()


@command("thinktank.forget")
def let_codes_go(*, actor: Actor, now: dt.datetime) -> None:  # noqa: ARG001  for the record
    """Six weeks after a class code closed, nothing says any more which words came with it."""
    old = ClassCode.objects.filter(closes_at__lt=now - ClassCode.LET_GO)
    Contribution.objects.filter(code__in=old).update(code=None)
    Voice.objects.filter(code__in=old).update(code=None)


@command("thinktank.forget")
def forget_originals(*, actor: Actor, now: dt.datetime) -> None:  # noqa: ARG001  for the record
    """Thirty days after a decision: the text as it came in, its marks, and the text of what was kept back.

    Of the day of the decision the Monday stays.
    """
    old = ModerationCase.objects.filter(decided_on__lt=(now - KEEP_ORIGINALS).date())
    kept_back = old.filter(decision=ModerationCase.Decision.KEPT_BACK)
    Contribution.objects.filter(author_name="", case__in=kept_back).exclude(text="").update(text="")
    old.exclude(Q(original="") & Q(marks=[]) & Q(decided_on=TruncWeek("decided_on"))).update(
        original="", marks=[], decided_on=TruncWeek("decided_on")
    )


@command("thinktank.forget")
def loosen_receipts(*, actor: Actor, now: dt.datetime) -> None:  # noqa: ARG001  for the record
    """After three years no follow code opens anything: its hash is hashed with a key that is thrown away."""
    old = now.date() - dt.timedelta(days=365 * KEEP_FOLLOW_CODES_YEARS)
    key = Value(secrets.token_hex(16))
    Voice.objects.filter(week__lt=old).exclude(receipt="").exclude(
        receipt__startswith=LOOSE
    ).update(receipt=Concat(Value(LOOSE), Substr(Sha256(Concat(key, F("receipt"))), 1, 63)))


@command("thinktank.forget")
def forget_ballots(*, actor: Actor, now: dt.datetime) -> None:  # noqa: ARG001  for the record
    """Half a year after a round closed: who answered what. What came out of it stays."""
    ChoiceBallot.objects.filter(round__closed_at__lt=now - KEEP_BALLOTS).delete()

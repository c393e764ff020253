"""The messages of a region that a person must look at."""

from __future__ import annotations

from dataclasses import dataclass

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.outbox.models import Message

MOST = 200


@dataclass(frozen=True, kw_only=True)
class PostPage:
    """`unknown` may have arrived, `failed` did not, of `left` somebody decided; each the newest MOST."""

    unknown: list[Message]
    failed: list[Message]
    left: list[Message]

    @property
    def open(self) -> int:
        """How many wait for a decision."""
        return len(self.unknown) + len(self.failed)


def post_for(*, actor: Actor) -> PostPage:
    """One query. Without the texts: a link in a mail is for its receiver alone."""
    rows = (
        Message.objects.visible_to(actor, "people.see_post")
        .defer("text", "html", "calendar", "headers")
        .order_by("-planned_at", "pk")[:MOST]
    )
    undecided = [row for row in rows if row.decided_at is None]
    return PostPage(
        unknown=[row for row in undecided if row.state == Message.State.UNKNOWN],
        failed=[row for row in undecided if row.state == Message.State.FAILED],
        left=[row for row in rows if row.decided_at is not None],
    )


def post_to_decide(*, actor: Actor) -> int:
    """How many messages wait for a decision; one query."""
    return Message.objects.visible_to(actor, "people.see_post").filter(decided_at=None).count()

"""The addresses of the post that got stuck: for the coordinator."""

from __future__ import annotations

from tests.cast import NOW, Cast
from tests.laws.doors_of_channels import ROUTES as OF_CHANNELS
from warmwelkom.base.ids import new_id
from warmwelkom.base.outbox.models import Message

__all__ = ["DOORS", "MAY_POST", "OF_CHANNELS", "ONLY_POST", "ROUTES", "stuck_message"]

ROUTES = {
    "people:post": "regio/post/",
    "people:post_again": "regio/post/<uuid:pk>/opnieuw/",
    "people:post_leave": "regio/post/<uuid:pk>/laten/",
}
ONLY_POST = {"people:post_again", "people:post_leave"}
DOORS: dict[str, object] = {"people:post": ["hanna"]}
MAY_POST = {door: ["hanna"] for door in ONLY_POST}


def stuck_message(cast: Cast, *, who: str = "dewi") -> Message:
    """A message of somebody's region that failed; the scope is theirs."""
    return Message.objects.create(
        region_id=cast.actor(who).region_id, key=f"stuck:{new_id()}", channel="mail", text="geheim",
        to="weg@school.example", subject="Kom je?", state="failed", planned_at=NOW,
        fault="554 5.7.1 not here",
    )  # fmt: skip

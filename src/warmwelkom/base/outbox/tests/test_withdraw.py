from __future__ import annotations

from tests.cast import NOW, Cast

from warmwelkom.base.outbox.models import Message
from warmwelkom.base.outbox.post import plan_message
from warmwelkom.base.outbox.take_back import WITHDRAWN, withdraw


def test_what_waits_is_taken_back_and_what_left_is_not(cast: Cast) -> None:
    with cast.scope("hanna"):
        for key in ("meeting:1:a", "meeting:1:b", "meeting:12:a"):
            plan_message(
                key=key, channel="mail", to="pelle@school.example", text="x", now=NOW,
                region_id=cast.places.region.pk,
            )  # fmt: skip
        Message.objects.filter(key="meeting:1:b").update(state="sent")
        assert withdraw(event="meeting:1", now=NOW) == 1
        found = Message.objects.order_by("key").values_list("key", "state", "fault")
        assert list(found) == [
            ("meeting:12:a", "planned", ""),
            ("meeting:1:a", "failed", WITHDRAWN),
            ("meeting:1:b", "sent", ""),
        ]

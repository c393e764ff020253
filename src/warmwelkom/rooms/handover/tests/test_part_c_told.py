"""The pupil reads what of part C the new school reads already, what waits, and hears when something is written."""

from __future__ import annotations

from django.urls import reverse
from tests.cast import NOW, Cast
from tests.handover_dossier import finish, fresh, write

from warmwelkom.base.outbox.models import Message
from warmwelkom.rooms.handover.domain.own_views import say_read
from warmwelkom.rooms.handover.models import Dossier
from warmwelkom.rooms.handover.tests.part_c_days import (
    DAY_AFTER,
    NIGHT,
    has_read,
)


def _own_page(cast: Cast) -> str:
    return cast.client("dina").get(reverse("handover:my_dossier")).content.decode()


WAITS = "ROC Mondriaan leest dit nog niet: jij leest het eerst."
READ_ALREADY = "Dit is geschreven nadat je dossier over ging. ROC Mondriaan leest het nu al"


def test_the_pupil_reads_what_the_new_school_reads_already_and_what_waits(
    cast: Cast, opened: Dossier
) -> None:
    page = _own_page(cast)
    assert (page.count(WAITS), page.count(READ_ALREADY)) == (0, 0)
    write(cast, opened, "limitation", "Slaapt slecht", who="zita", now=DAY_AFTER)
    write(cast, opened, "learning", "Leert door te lezen", seen=1, now=DAY_AFTER)
    page = _own_page(cast)
    assert (page.count(WAITS), page.count(READ_ALREADY)) == (1, 1)
    assert "Wat de zorgcoördinator schrijft, leest ROC Mondriaan nog niet." in page


def test_the_pupil_hears_of_what_is_written_once_a_day_for_each_part(
    cast: Cast, opened: Dossier
) -> None:
    def heard() -> list[tuple[str, str]]:
        with cast.scope():
            rows = Message.objects.filter(key__contains=":written:").order_by("pk")
            return [(row.key.rpartition(":written:")[2], row.to) for row in rows]

    first = [("B:2026-04-02", "dina@leerling.example"), ("C:2026-04-03", "dina@leerling.example")]
    assert heard() == first
    for seen, text in enumerate(("Was twee maanden ziek", "Was in mei ziek"), 1):
        write(cast, opened, "event", text, who="zita", seen=seen, now=DAY_AFTER)
    assert heard() == [*first, ("C:2026-04-22", "dina@leerling.example")]
    with cast.scope():
        texts = " ".join(
            Message.objects.filter(key__contains=":written:").values_list("text", flat=True)
        )
    assert [word for word in ("ziek", "zorg", "Leert") if word in texts] == []


def test_who_says_read_on_an_old_page_has_not_read_what_came_since(
    cast: Cast, read_b: Dossier
) -> None:
    client, way = cast.client("dina"), reverse("handover:have_read")
    with cast.scope():
        seen = fresh(read_b).newest.isoformat()
    write(cast, read_b, "limitation", "Slaapt slecht", who="zita", now=NIGHT)
    told = client.post(way, {"seen": seen}, follow=True).content.decode()
    assert "Er is net iets bij gekomen. Lees dat eerst" in told
    with cast.scope():
        assert fresh(read_b).is_read is False
        newest = fresh(read_b).newest
        say_read(actor=cast.actor("dina"), dossier=read_b, now=DAY_AFTER, seen=newest)
        assert fresh(read_b).is_read is True


def test_done_said_again_takes_no_answer_of_the_pupil_away(cast: Cast, read_b: Dossier) -> None:
    has_read(cast, read_b, NIGHT)
    for part, who in (("B", "alice"), ("C", "zita")):
        finish(cast, read_b, part, who=who, now=DAY_AFTER)
    with cast.scope():
        assert (fresh(read_b).shown_at, fresh(read_b).is_read) == (NOW, True)

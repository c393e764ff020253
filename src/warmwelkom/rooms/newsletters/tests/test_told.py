"""What happens to a contribution stands in the overview of who is concerned; one event, one notice."""

from __future__ import annotations

import uuid

from tests.cast import NOW, Cast
from tests.thinktank import add_contribution, add_plan, add_voices

from warmwelkom.base.outbox.models import Message, Notice
from warmwelkom.rooms.thinktank.domain.answering import answer_needs
from warmwelkom.rooms.thinktank.domain.states import change_state
from warmwelkom.rooms.thinktank.domain.texts import add_remark


def told() -> list[tuple[str, str]]:
    """(who, which kind), by person."""
    rows = Notice.objects.values_list("to", "kind")
    return sorted((to.partition("@")[0], kind) for to, kind in rows)


def test_a_remark_is_news_for_who_said_it_too_and_not_for_who_wrote_it(cast: Cast) -> None:
    with cast.scope():
        idea = add_contribution(cast.places.region, "idea", "Neem je docent mee", author=cast.alice)
        add_voices(idea, cast.alice, cast.bob, cast.pelle)
        add_remark(actor=cast.actor("bob"), contribution=idea, text="Goed idee.", now=NOW)
        assert told() == [("alice", "news"), ("pelle", "news")]
        assert Message.objects.count() == 0
        row = Notice.objects.first()
        assert row is not None
        assert row.title == "‘Neem je docent mee’: Bob schreef"
        assert row.address == f"/denktank/haaglanden/{idea.pk}/"


def test_the_puller_hears_where_the_plan_stands(cast: Cast) -> None:
    with cast.scope():
        plan = add_plan(cast.places.region, author=cast.alice, puller=cast.pelle, state="tested")
        change_state(
            actor=cast.actor("noor"), contribution=plan.contribution, to="chosen",
            reason="Dit doen we.", now=NOW,
        )  # fmt: skip
        assert told() == [("alice", "news"), ("pelle", "news")]


def test_what_a_meeting_decided_the_author_reads_in_the_minutes(cast: Cast) -> None:
    with cast.scope():
        plan = add_plan(cast.places.region, author=cast.alice, puller=cast.pelle, state="tested")
        change_state(
            actor=cast.actor("noor"), contribution=plan.contribution, to="chosen",
            reason="Dit doen we.", now=NOW, meeting=(uuid.uuid4(), "Denktank"),
        )  # fmt: skip
        assert told() == [("pelle", "news")]


def test_an_answer_is_told_once_and_at_once(cast: Cast) -> None:
    with cast.scope():
        need = add_contribution(cast.places.region, author=cast.alice)
        add_voices(need, cast.alice, cast.pelle)
        answer_needs(
            actor=cast.actor("hanna"), needs=[need.pk], answer="Dat regelen we.",
            organisation=None, now=NOW,
        )  # fmt: skip
        assert told() == [("alice", "answer"), ("pelle", "answer")]
        assert Message.objects.count() == 2

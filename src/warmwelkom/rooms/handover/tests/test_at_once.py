"""Two people at one dossier at the same moment: nothing is lost, nothing happens twice, nobody waits for nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from django.db import transaction
from tests.at_once import database_of_its_own, held, together, waiting
from tests.cast import NOW, YEAR, Cast, make_cast
from tests.handover import FORM
from tests.handover_dossier import deliver, finish, say, write
from tests.pupils import enrol

from warmwelkom.base.audit.models import Act
from warmwelkom.base.outbox.models import Message
from warmwelkom.rooms.handover.domain.statements import WrittenMeanwhile
from warmwelkom.rooms.handover.models import Delivery, Dossier, OwnView, Statement
from warmwelkom.rooms.people.models import Role
from warmwelkom.rooms.transitions.models import Enrolment, StateChange

pytestmark = pytest.mark.django_db


@pytest.fixture
def _django_db_helper(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:  # noqa: ARG001  pytest calls it so
    """In place of the transaction that a test runs in elsewhere."""
    with django_db_blocker.unblock(), database_of_its_own():
        yield


@pytest.fixture
def committed(_django_db_helper: None) -> Cast:
    """The cast; Bob is a second mentor of Dina's class."""
    cast = make_cast()
    with transaction.atomic(), cast.scope():
        Role.objects.create(
            person=cast.bob, kind="mentor", classes=["4K1"], school_year=YEAR, given_at=NOW,
            **cast.places.where("witt"),
        )  # fmt: skip
    return cast


@pytest.fixture
def opened(committed: Cast) -> Dossier:
    with transaction.atomic(), committed.scope():
        made: Dossier = Dossier.objects.create(
            region=committed.dina.region, transition=committed.dina, form=FORM, opened_at=NOW
        )
    return made


@pytest.fixture
def placed(committed: Cast) -> Enrolment:
    with transaction.atomic(), committed.scope():
        return enrol(
            committed, committed.dina, "S-dina", class_name="VZ-1b", programme=committed.places.care
        )


def whole(act: Callable[..., Any], *words: Any, **more: Any) -> Callable[[], Any]:
    """The act in a transaction of its own, as a request has it."""
    return partial(transaction.atomic(act), *words, **more)


def kept(cast: Cast, model: Any, **words: Any) -> list[Any]:
    with transaction.atomic(), cast.scope():
        return list(model.objects.filter(**words).order_by("pk"))


def meet(cast: Cast, row: Any, *acts: Callable[[], Any]) -> list[Any]:
    """What came of acts that all stood at this row together: what each gave, or how it was refused."""
    with together() as begin, held(cast, row):
        begun = [begin(act) for act in acts]
        waiting(len(acts))
    return [one.exception() or one.result() for one in begun]


def test_two_who_write_one_field_at_once_see_both_texts(committed: Cast, opened: Dossier) -> None:
    texts = {"alice": "Leert door te doen", "bob": "Wil eerst lezen"}
    found = meet(
        committed, opened,
        *(whole(write, committed, opened, "learning", text, who=who) for who, text in texts.items()),
    )  # fmt: skip
    [refused] = [one for one in found if isinstance(one, WrittenMeanwhile)]
    [written] = [one for one in found if isinstance(one, Statement)]
    assert refused.theirs == written
    [standing] = kept(committed, Statement)
    assert (standing.pk, standing.value, standing.version) == (written.pk, written.value, 1)
    assert written.value in texts.values()
    assert len(kept(committed, Act, action="handover.write")) == 1


def test_two_who_correct_a_delivered_field_at_once_leave_one_correction(
    committed: Cast, opened: Dossier, placed: Enrolment
) -> None:
    whole(write, committed, opened, "learning", "Eerst")()
    deliver_done(committed, opened, placed)
    found = meet(
        committed, opened,
        *(whole(write, committed, opened, "learning", who, who=who, seen=1) for who in ("alice", "bob")),
    )  # fmt: skip
    assert sorted(type(one).__name__ for one in found) == ["Statement", "WrittenMeanwhile"]
    rows = kept(committed, Statement)
    assert sorted((row.version, row.replaced_at is None) for row in rows) == [(1, False), (2, True)]


def deliver_done(cast: Cast, dossier: Dossier, place: Enrolment) -> Delivery:
    whole(finish, cast, dossier)()
    found: Delivery = whole(deliver, cast, dossier, place)()
    return found


def test_two_who_deliver_at_once_deliver_once(
    committed: Cast, opened: Dossier, placed: Enrolment
) -> None:
    whole(finish, committed, opened)()
    found = meet(
        committed, opened,
        *(whole(deliver, committed, opened, placed, who=who) for who in ("alice", "bob", "house")),
    )  # fmt: skip
    [delivery] = kept(committed, Delivery)
    assert {one.pk for one in found} == {delivery.pk}
    assert len(kept(committed, Message, key__contains=":delivered:")) == 1
    assert len(kept(committed, StateChange, state="handed_over")) == 1


def test_deliveries_to_two_schools_at_once_leave_one_in_force(
    committed: Cast, opened: Dossier, placed: Enrolment
) -> None:
    with transaction.atomic(), committed.scope():
        other = enrol(committed, committed.dina, "S-2", school=committed.places.yuverta)
    whole(finish, committed, opened)()
    found = meet(
        committed, opened,
        whole(deliver, committed, opened, placed, who="alice"),
        whole(deliver, committed, opened, other, who="bob"),
    )  # fmt: skip
    rows = {row.pk: row for row in kept(committed, Delivery)}
    assert set(rows) == {one.pk for one in found}
    [standing] = [row for row in rows.values() if row.ended_at is None]
    assert [row.ended_because for row in rows.values() if row != standing] == ["elsewhere"]


def test_an_objection_during_a_delivery_waits_for_nothing_and_travels(
    committed: Cast, opened: Dossier, placed: Enrolment
) -> None:
    """The delivery stands still halfway; the pupil's words are kept before it goes on."""
    statement = whole(write, committed, opened, "learning", "Komt vaak te laat")()
    whole(finish, committed, opened)()
    with together() as begin, held(committed, committed.dina):
        going = begin(whole(deliver, committed, opened, placed))
        waiting(1)
        begin(whole(say, committed, statement, "objects", "Alleen op maandag")).result(timeout=120)
        assert not going.done()
    assert kept(committed, Delivery) == [going.result()]
    assert [view.text for view in kept(committed, OwnView)] == ["Alleen op maandag"]


def test_what_is_written_during_a_delivery_is_a_correction_and_the_earlier_stays(
    committed: Cast, opened: Dossier, placed: Enrolment
) -> None:
    whole(write, committed, opened, "learning", "Eerst")()
    whole(finish, committed, opened)()
    with together() as begin, held(committed, committed.dina):
        going = begin(whole(deliver, committed, opened, placed))
        waiting(1)
        late = begin(whole(write, committed, opened, "learning", "Later", seen=1))
        waiting(2)
    assert (going.result().ended_at, late.result().version) == (None, 2)
    rows = kept(committed, Statement)
    assert sorted((row.value, row.replaced_at is None) for row in rows) == [
        ("Eerst", False),
        ("Later", True),
    ]

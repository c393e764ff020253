"""Two tabs and two clicks at the same moment: what is written is there once, and no page breaks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from tests.at_once import database_of_its_own, held, together, waiting
from tests.cast import NOW, Cast, make_cast
from tests.curriculum import add_unit, end_terms_of_care

from warmwelkom.rooms.curriculum.domain.judging import Said, say_covers
from warmwelkom.rooms.curriculum.domain.missed import tell_missed
from warmwelkom.rooms.curriculum.domain.units import NoUnit
from warmwelkom.rooms.curriculum.domain.units import add_unit as make_unit
from warmwelkom.rooms.curriculum.models import Judgement, NotTaught, Unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def _django_db_helper(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:  # noqa: ARG001  pytest calls it so
    """In place of the transaction that a test runs in elsewhere."""
    with django_db_blocker.unblock(), database_of_its_own():
        yield


@pytest.fixture
def committed(_django_db_helper: None) -> Cast:
    return make_cast()


def twice(cast: Cast, row: Any, act: Any, **words: Any) -> list[BaseException | None]:
    """The act by two at once, who both wait for this row; what went wrong with each."""

    def run() -> None:
        with transaction.atomic(), cast.scope():
            act(now=NOW, **words)

    with together() as begin, held(cast, row):
        tabs = [begin(run) for _tab in range(2)]
        waiting(2)
    return [tab.exception() for tab in tabs]


def test_a_word_from_two_tabs_is_one_word(committed: Cast) -> None:
    with transaction.atomic(), committed.scope():
        unit, term = add_unit(committed.places.care, "Je wast"), end_terms_of_care()[0]
        said = [Said(goal=unit.goals.get().pk, end_term=term.pk, value="covers")]
    alice = committed.actor("alice")
    assert twice(committed, unit, say_covers, actor=alice, unit=unit, said=said) == [None, None]
    with transaction.atomic(), committed.scope():
        assert Judgement.objects.count() == 1


def test_what_was_not_taught_is_told_once_by_two_clicks(committed: Cast) -> None:
    with transaction.atomic(), committed.scope():
        module = end_terms_of_care()[0].module
    school = committed.places.witt_school
    faults = twice(
        committed, school, tell_missed, actor=committed.actor("dewi"), school=school,
        location=None, module=module, end_terms=[], reason="illness", remark="", school_year=2025,
    )  # fmt: skip
    assert faults == [None, None]
    with transaction.atomic(), committed.scope():
        assert NotTaught.objects.count() == 1


def test_of_two_units_with_one_name_the_second_is_told(committed: Cast) -> None:
    programme = committed.places.care
    faults = twice(
        committed, programme, make_unit, actor=committed.actor("emre"), programme=programme,
        title="Verzorgen", period="", text="Je wast",
    )  # fmt: skip
    assert sorted(type(fault) for fault in faults if fault) == [NoUnit]
    with transaction.atomic(), committed.scope():
        assert Unit.objects.count() == 1

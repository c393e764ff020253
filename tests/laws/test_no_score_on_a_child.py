"""Law: who needs someone follows from open facts alone; shuffling background changes no list.

Admissibility (a diploma against a level) is law, listed apart and outside the shuffle.
"""

from __future__ import annotations

import ast
import dataclasses
import inspect
import random
from collections.abc import Iterator
from typing import Any

import pytest

from tests.cast import Cast
from tests.pupils import add_pupil, apply, derive, enrol, mbo_list, moment
from warmwelkom.rooms.people.models import ExamPeriod
from warmwelkom.rooms.transitions.domain.rules import needs, states
from warmwelkom.rooms.transitions.domain.rules.facts import ApplicationFact, EnrolmentFact, Facts
from warmwelkom.rooms.transitions.models import Application, Enrolment, Pupil, Signal, Transition

OF_A_PUPIL = ("given_name", "official_names", "prefix", "surname", "birth_date", "sex", "postcode",
              "house_number", "email", "phone", "parent_email", "parent_phone")  # fmt: skip
OF_A_TRANSITION = ("location_id", "class_name", "leerweg", "profile", "modules", "teachers",
                   "mentor_name", "mentor_email", "pupil_number")  # fmt: skip
OF_A_LINE = ("level", "learning_path", "previous_school", *OF_A_PUPIL[:10])
OPEN_FACTS = {
    "today", "school_year", "start", "listed_on", "destination", "chosen_programme", "exam_result",
    "exam_result_on", "results_day", "mbo_lists_on", "moved_on", "gone_on", "reached", "reached_on",
    "no_sign_since", "no_sign_why", "applications", "enrolments",
}  # fmt: skip
OPEN_FACTS_OF_LINES = {
    "school", "programme", "current", "legal", "since", "applied_on", "starts_on", "enrolled_on",
    "seen_on", "not_seen_on", "settled_on",
}  # fmt: skip
FOR_THE_LAW_ALONE = {"level"}


@pytest.fixture
def eight(cast: Cast) -> Iterator[Cast]:
    """Eight pupils of every background, in every kind of trouble and in none."""
    with cast.scope():
        cast.dina.pupil.delete()
        ExamPeriod.objects.all().delete()
        ExamPeriod.objects.create(year=2026, name="uitslag", begins="2026-06-11", ends="2026-06-11")
        mbo_list(cast)
        rows = [_pupil(cast, number) for number in range(8)]
        apply(cast, rows[1], "A1", status="REJECTED", level=2)
        apply(cast, rows[2], "A2", status="OFFERED", level=4)
        enrol(cast, rows[3], "S3", level=1)
        enrol(cast, rows[4], "S4", level=4)
        enrol(cast, rows[4], "S5", level=2, school=cast.places.yuverta)
        enrol(cast, rows[5], "S6", level=3, not_seen_on="2026-06-12")
        Transition.objects.filter(pk__in=[rows[3].pk, rows[6].pk]).update(exam_result="failed")
        Transition.objects.filter(pk=rows[7].pk).update(destination="havo")
        yield cast


def _pupil(cast: Cast, number: int) -> Transition:
    return add_pupil(
        cast,
        ["Emma", "Mohamed", "Sem", "Fatma", "Wei", "Noor", "Jesús", "Anna"][number],
        f"Achternaam{number}",
        sex="MV"[number % 2],
        postcode=f"25{number}1 AB",
        house_number=str(number),
        birth_date=f"20{number % 3 + 8:02}-0{number + 1}-10",
        email=f"p{number}@leerling.example" if number % 3 else "",
        location=cast.places.witt if number % 2 else cast.places.maris,
        class_name=f"4{'BKGT'[number % 4]}",
        leerweg=["bb", "kb", "gl", "tl"][number % 4],
        profile=["ZW", "EO"][number % 2],
        pupil_number=f"00{number}",
    )


def _needing(cast: Cast) -> set[tuple[Any, ...]]:
    """Who needs someone: (which pupil, rule, fact, since)."""
    Signal.objects.all().delete()
    derive(cast, moment("2026-06-15"))
    rows = Signal.objects.filter(ended_at__isnull=True)
    return {
        (row.transition_id, row.rule, tuple(sorted(row.fact.items())), row.since) for row in rows
    }


def _shuffle(model: Any, names: tuple[str, ...], chance: random.Random) -> None:
    """Deal the backgrounds anew, all fields of one pupil together."""
    rows = list(model.objects.order_by("pk"))
    before = [{name: getattr(row, name) for name in names} for row in rows]
    dealt = before[1:] + before[:1]
    chance.shuffle(dealt)
    for row, values in zip(rows, dealt, strict=True):
        for name, value in values.items():
            setattr(row, name, value)
    if "pupil_number" in names:  # unique at a campus: out of the way first
        model.objects.update(pupil_number="")
    for row in rows:
        row.save()


@pytest.mark.parametrize("seed", range(3))
def test_shuffling_background_leaves_every_list_equal(eight: Cast, seed: int) -> None:
    before = _needing(eight)
    assert {hit[1] for hit in before} == {
        "applied_nowhere",
        "fell_back",
        "failed_while_placed",
        "two_places",
        "not_seen",
        "result_missing",
    }
    chance = random.Random(seed)
    _shuffle(Pupil, OF_A_PUPIL, chance)
    _shuffle(Transition, OF_A_TRANSITION, chance)
    for model in (Application, Enrolment):
        _shuffle(model, OF_A_LINE, chance)
    assert _needing(eight) == before


def test_the_shuffle_is_one(eight: Cast) -> None:
    before = list(Transition.objects.order_by("pk").values_list("leerweg", "pupil__postcode"))
    _shuffle(Pupil, OF_A_PUPIL, random.Random(1))
    _shuffle(Transition, OF_A_TRANSITION, random.Random(1))
    after = list(Transition.objects.order_by("pk").values_list("leerweg", "pupil__postcode"))
    assert before != after
    assert eight.places.witt.pk is not None


def test_whatever_is_not_an_open_fact_is_in_the_shuffle() -> None:
    """A new field of a pupil or a line is either an open fact or background: say which."""
    keys = {"id", "region", "pupil", "transition", "school_year", "listed_at", "gone_at", "upload",
            "school", "programme", "application", "crebo", "location_code"}  # fmt: skip
    derived = {"state", "state_since", "on_it", "on_it_role", "needs_someone", "current_status",
               "legal_status", "status_since", "application_id", "student_number"}  # fmt: skip
    at_the_mbo = {"class_name", "class_mentor", "class_mentor_email", "first_room", "listed_status"}
    named = {"programme_name", *OPEN_FACTS, *OPEN_FACTS_OF_LINES, *keys, *derived, *at_the_mbo}
    shuffled = {name.removesuffix("_id") for name in (*OF_A_TRANSITION, *OF_A_PUPIL, *OF_A_LINE)}
    for model in (Pupil, Transition, Application, Enrolment):
        fields = {field.name for field in model._meta.fields}
        assert fields - named - shuffled == set(), model


def test_what_a_rule_may_know_is_open_fact_alone() -> None:
    assert {field.name for field in dataclasses.fields(Facts)} == OPEN_FACTS
    lines = {
        field.name for row in (ApplicationFact, EnrolmentFact) for field in dataclasses.fields(row)
    }
    assert lines == OPEN_FACTS_OF_LINES | FOR_THE_LAW_ALONE


@pytest.mark.parametrize("module", [needs, states])
def test_no_rule_reads_a_level(module: Any) -> None:
    """The level stands among the facts for the law on admission; no other rule may touch it."""
    read = {
        node.attr
        for node in ast.walk(ast.parse(inspect.getsource(module)))
        if isinstance(node, ast.Attribute)
    }
    assert read & FOR_THE_LAW_ALONE == set()


@pytest.mark.parametrize("module", [needs, states])
def test_a_rule_knows_nothing_but_its_facts(module: Any) -> None:
    """No rule asks the database, the clock or a model for more."""
    imported = {
        alias.name
        for node in ast.walk(ast.parse(inspect.getsource(module)))
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    allowed = {"annotations", "Callable", "dataclass", "Any", "Facts", "CLOSED", "State",
               "DAYS_UNTIL_MISSING", "ELSEWHERE"}  # fmt: skip
    assert imported <= allowed

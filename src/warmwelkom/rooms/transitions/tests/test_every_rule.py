"""Each rule about a pupil, from its facts to the end: it shows, somebody gets it, it is lifted, it comes back.

The rule about a line without a pupil is told in test_lonely_line.py.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.urls import reverse
from tests.cast import Cast
from tests.pupils import add_pupil, apply, derive, enrol, mbo_list, moment

from warmwelkom.rooms.people.models import AdmissionRule, ExamPeriod
from warmwelkom.rooms.transitions.domain.assign import assign_person
from warmwelkom.rooms.transitions.domain.contact import note_contact
from warmwelkom.rooms.transitions.domain.lift import lift_signal
from warmwelkom.rooms.transitions.domain.rules.words import BY_CODE
from warmwelkom.rooms.transitions.models import Application, Enrolment, Signal, Transition

Facts = Callable[[Cast, Transition], Any]


def _come_and_go(cast: Cast, evi: Transition) -> None:
    """A line comes and goes again: the same facts as before, but they are new."""
    rule = evi.pupil.official_names
    line = (enrol if rule == "missing" else apply)(cast, evi)
    derive(cast, moment(DAY_BETWEEN[rule]))
    line.delete()


def _no_sign(since: str) -> None:
    Transition.objects.update(no_sign_since=since, no_sign_why="silent")


def _result_comes_and_goes(cast: Cast, evi: Transition) -> None:
    Transition.objects.filter(pk=evi.pk).update(exam_result="passed")
    derive(cast, moment("2026-06-16"))
    Transition.objects.filter(pk=evi.pk).update(exam_result="")


def _says(**words: Any) -> Facts:
    return lambda _cast, evi: Transition.objects.filter(pk=evi.pk).update(**words)


def _nothing(_cast: Cast, _evi: Transition) -> None:
    """Being on the list of the school and on no other is fact enough."""


RULES: dict[str, tuple[str, str, Facts, Facts]] = {
    # on which day, with which facts (exam result and rows), and what changes
    "not_applied": ("2026-04-02", "", _nothing, _come_and_go),
    "applied_nowhere": ("2026-06-02", "", _nothing, _come_and_go),
    "missing": ("2026-09-05", "passed", _nothing, _come_and_go),
    "fell_back": (
        "2026-04-02",
        "",
        lambda cast, evi: apply(cast, evi, status="REJECTED"),
        lambda cast, evi: apply(cast, evi, "A2", status="WITHDRAWN", status_since="2026-04-03"),
    ),
    "no_sign": (
        "2026-07-20",
        "passed",
        lambda cast, evi: [enrol(cast, evi), _no_sign("2026-07-06")],
        lambda _cast, _evi: _no_sign("2026-07-13"),
    ),
    "two_places": (
        "2026-06-02",
        "",
        lambda cast, evi: [
            enrol(cast, evi),
            enrol(cast, evi, "S2", school=cast.places.yuverta),
        ],
        lambda cast, evi: enrol(cast, evi, "S3", school=cast.places.witt_school),
    ),
    "elsewhere_but_placed": (
        "2026-06-02",
        "passed",
        lambda cast, evi: [enrol(cast, evi), _says(destination="havo")(cast, evi)],
        _says(destination="work"),
    ),
    "not_admissible": (
        "2026-04-02",
        "",
        lambda cast, evi: apply(cast, evi, level=4),
        lambda _cast, _evi: Application.objects.update(level=3),
    ),
    "result_missing": (
        "2026-06-15",
        "",
        enrol,
        _result_comes_and_goes,
    ),
    "failed_while_placed": (
        "2026-06-15",
        "resit",
        enrol,
        _says(exam_result="failed"),
    ),
    "not_seen": (
        "2026-08-26",
        "passed",
        lambda cast, evi: enrol(cast, evi, not_seen_on="2026-08-25"),
        lambda _cast, _evi: Enrolment.objects.update(not_seen_on="2026-08-27"),
    ),
}
DAY_BETWEEN = {
    "not_applied": "2026-04-03",
    "applied_nowhere": "2026-06-03",
    "missing": "2026-09-06",
}


@pytest.fixture
def here(cast: Cast) -> Iterator[Cast]:
    """Only Evi, a list of an mbo, and a diploma that gives access to level 2 alone."""
    with cast.scope():
        cast.dina.pupil.delete()
        mbo_list(cast)
        ExamPeriod.objects.all().delete()
        ExamPeriod.objects.create(year=2026, name="uitslag", begins="2026-06-11", ends="2026-06-11")
        AdmissionRule.objects.all().delete()
        words = {"diploma": "kb", "valid_from": "2014-08-01", "article": "8.2.1"}
        AdmissionRule.objects.create(level=2, **words)
        yield cast


def _signals(rule: str) -> list[str]:
    rows = Signal.objects.filter(rule=rule).order_by("opened_at", "ended_at")
    return ["ended" if row.ended_at else "lifted" if row.lifted_at else "open" for row in rows]


def test_every_rule_is_here() -> None:
    assert {*RULES, "not_on_leavers_list"} == set(BY_CODE)


@pytest.mark.parametrize("rule", RULES)
def test_from_its_facts_to_the_end(here: Cast, rule: str) -> None:
    day, result, facts, change = RULES[rule]
    now = moment(day)
    evi = add_pupil(here, official_names=rule, exam_result=result)
    facts(here, evi)
    derive(here, now)
    assert _signals(rule) == ["open"]
    signal = Signal.objects.get(rule=rule)
    page = here.client("alice").get(reverse("transitions:today")).content.decode()
    assert str(BY_CODE[rule].title) in page
    who = {"actor": here.actor("alice"), "transition": evi}
    assign_person(**who, person=here.people["fatima"], reason="", seen=None, now=now)
    note_contact(**who, kind="spoken", text="", next_on=None, now=now)
    lift_signal(actor=here.actor("fatima"), signal=signal, reason="Komt goed", now=now)
    derive(here, now + dt.timedelta(hours=1))
    assert _signals(rule) == ["lifted"]
    change(here, evi)
    derive(here, now + dt.timedelta(days=2))
    assert _signals(rule) == ["ended", "open"]

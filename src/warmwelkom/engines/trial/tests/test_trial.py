"""Drawn fairly, kept unchanged, told honestly."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warmwelkom.engines.trial import (
    Person,
    Plan,
    Report,
    TrialError,
    TrialLog,
    analyse,
    assign,
    pool,
    read_log,
    read_plan,
    write_log,
)
from warmwelkom.engines.trial.analyse import Arm, of_counts
from warmwelkom.engines.trial.assign import arm_of
from warmwelkom.engines.trial.plan import as_text
from warmwelkom.engines.trial.report_file import read_report, write_report
from warmwelkom.engines.trial.words import finding, in_words, number

KEY = b"0123456789abcdef0123456789abcdef"
PLAN = Plan(
    name="Zomer 2026",
    question="Komen er meer leerlingen aan met berichten over een open taak?",
    layer="layer",
    everybody="een mentor die belt en de takenlijst",
    extra="berichten over wat nog open staat",
    outcome="in week 1 op school",
    counted_on=dt.date(2026, 8, 28),
    base=0.95,
    groups=("sector",),
    frozen_on=dt.date(2026, 6, 1),
)


def people(number: int, *, unit: str = "") -> list[Person]:
    return [
        Person(
            id=f"p{each}",
            unit=f"{unit}{each % 20}" if unit else f"p{each}",
            groups=("techniek" if each % 3 else "zorg",),
        )
        for each in range(number)
    ]


def drawn(number: int = 400, plan: Plan = PLAN) -> TrialLog:
    return assign(plan, people(number), key=KEY)


def test_the_same_key_draws_the_same_whoever_else_is_there() -> None:
    whole = {row.id: row.arm for row in drawn(400).assigned}
    some = {row.id: row.arm for row in assign(PLAN, people(400)[100:300], key=KEY).assigned}
    assert some == {each: whole[each] for each in some}
    other = {row.id: row.arm for row in assign(PLAN, people(400), key=KEY[::-1]).assigned}
    assert other != whole


@pytest.mark.parametrize("share", [0.1, 0.5, 0.8])
def test_as_many_are_drawn_as_the_plan_says(share: float) -> None:
    plan = replace(PLAN, share=share)
    found = sum(arm_of(plan, f"p{each}", key=KEY) == "with" for each in range(4000)) / 4000
    assert abs(found - share) < 0.05


def test_a_class_is_drawn_as_one() -> None:
    plan = replace(PLAN, unit="class")
    log = assign(plan, people(400, unit="4K"), key=KEY)
    arms: dict[str, set[str]] = {}
    for row in log.assigned:
        arms.setdefault(row.unit, set()).add(row.arm)
    assert len(arms) == 20
    assert {len(found) for found in arms.values()} == {1}


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"frozen_on": None}, "Freeze the plan first: say on which day in `frozen_on`."),
        ({}, "p0 stands in the list twice."),
    ],
)
def test_what_can_not_be_drawn_is_told(change: dict[str, None], sentence: str) -> None:
    with pytest.raises(TrialError) as fault:
        assign(replace(PLAN, **change), people(4) + people(1), key=KEY)
    assert str(fault.value) == sentence


def test_a_log_is_read_back_as_it_was_written() -> None:
    log = drawn()
    assert read_log(write_log(log)) == log


@settings(deadline=None, max_examples=40)
@given(st.data())
def test_a_changed_log_is_refused(data: st.DataObject) -> None:
    lines = write_log(drawn(30)).splitlines()
    place = data.draw(st.integers(0, len(lines) - 1))
    how = data.draw(st.sampled_from(["left out", "twice", "other arm"]))
    if how == "left out":
        lines.pop(place)
    elif how == "twice":
        lines.insert(place, lines[place])
    else:
        place = max(1, min(place, len(lines) - 2))
        was = lines[place]
        lines[place] = (
            was.replace('"without"', '"WITH"')
            .replace('"with"', '"without"')
            .replace("WITH", "with")
        )
        assert lines[place] != was
    with pytest.raises(TrialError):
        read_log("\n".join(lines))


def test_a_report_is_of_what_was_drawn_and_gives_the_same_digits() -> None:
    log = drawn()
    outcomes = {row.id: int(row.id[1:]) % 10 != 0 for row in log.assigned if row.id != "p7"}
    report = analyse(log, {**outcomes, "stranger": True})
    both = (report.whole.with_it, report.whole.without)
    assert sum(arm.n for arm in both) == 400
    assert sum(arm.yes for arm in both) == 359
    assert (sum(arm.unknown for arm in both), report.strangers) == (1, 1)
    again = analyse(read_log(write_log(log)), {**outcomes, "stranger": True})
    assert write_report(again) == write_report(report)
    assert [
        sum(arm.n for arm in (found.with_it, found.without))
        for found in report.groups["sector"].values()
    ] == [266, 134]


def of(with_it: tuple[int, int], without: tuple[int, int], plan: Plan = PLAN) -> Report:
    arms = [Arm(n=n, yes=yes) for yes, n in (with_it, without)]
    return Report(plan=plan, whole=of_counts(*arms))


@pytest.mark.parametrize(
    ("with_it", "without", "said"),
    [
        ((980, 1000), (930, 1000), "Het hielp."),
        ((930, 1000), (980, 1000), "Met de extra laag ging het slechter."),
        ((955, 1000), (950, 1000), "We kunnen niet zeggen dat het verschil maakte. Ook dat is een uitkomst: deel haar net zo graag."),
    ],
)  # fmt: skip
def test_each_result_has_its_sentence(
    with_it: tuple[int, int], without: tuple[int, int], said: str
) -> None:
    assert said in in_words(of(with_it, without))


def test_sure_harm_says_stop() -> None:
    report = of((850, 1000), (950, 1000))
    assert report.is_harm
    assert in_words(report)[-1].startswith("Stop ermee")
    assert not of((940, 1000), (950, 1000)).is_harm


def test_numbers_stand_the_dutch_way() -> None:
    assert number(-1.25, signed=True) == "\N{MINUS SIGN}1,2"
    assert number(-0.01, signed=True) == "0,0"
    assert number(3.14, "en", signed=True) == "+3.1"


def test_a_column_with_a_small_count_is_hidden_whole() -> None:
    log = drawn()
    late = [row.id for row in log.assigned if row.groups == ("zorg",)][:2]
    outcomes = {row.id: row.id not in late for row in log.assigned}
    written = json.loads(write_report(analyse(log, outcomes)))
    assert (written["groups"], written["hidden_groups"]) == ({}, ["sector"])
    assert "p1" not in write_report(analyse(log, outcomes))


def test_pooled_from_files_is_pooled_from_counts() -> None:
    reports = [
        of((90, 100), (80, 100)),
        of((290, 300), (280, 300), replace(PLAN, name="Zomer 2027")),
    ]
    files = [read_report(write_report(report)) for report in reports]
    assert pool(files) == pool(reports)
    pooled = pool(reports)
    assert pooled.parts == ("Zomer 2026", "Zomer 2027")
    assert pooled.whole.difference == pytest.approx((50 * 0.1 + 150 / 30) / 200)
    assert finding(pooled.whole) == "better"
    with pytest.raises(TrialError, match="pooled already"):
        read_report(write_report(pooled))


def test_a_pooled_null_is_told_as_such() -> None:
    assert finding(pool([of((90, 100), (88, 100)), of((285, 300), (288, 300))]).whole) == "null"


@pytest.mark.parametrize(
    "change", [{"outcome": "iets anders"}, {"layer": "timing"}, {"unit": "class"}]
)
def test_what_can_not_be_compared_is_not_pooled(change: dict[str, str]) -> None:
    with pytest.raises(TrialError, match="can't be pooled"):
        pool([of((90, 100), (80, 100)), of((90, 100), (80, 100), replace(PLAN, **change))])  # type: ignore[arg-type]  only words


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"help": "a coach"}, "The plan has a word that is not known: help."),
        ({"base": 1.2}, "base is 1.2; it lies between 0 and 1."),
        ({"everybody": " "}, "Help is never drawn by lot"),
        ({"layer": "coach"}, "layer is 'coach'; it is one of layer, timing, wording."),
        ({"counted_on": "28-08-2026"}, "counted_on is '28-08-2026'; write it as 2026-08-24."),
        ({"frozen_on": "2026-09-01"}, "The outcome is counted before the plan was frozen"),
        ({"name": None}, "The plan does not say 'name'."),
    ],
)
def test_a_plan_that_can_not_be_is_refused_in_a_sentence(
    change: dict[str, object], sentence: str
) -> None:
    given = {**json.loads(as_text(PLAN)), **change}
    with pytest.raises(TrialError) as fault:
        read_plan(json.dumps(given))
    assert str(fault.value).startswith(sentence)


def test_another_plan_has_another_number() -> None:
    assert read_plan(as_text(PLAN)) == PLAN
    assert read_plan(as_text(PLAN)).number == PLAN.number
    assert replace(PLAN, outcome="ingeschreven op 1 oktober").number != PLAN.number

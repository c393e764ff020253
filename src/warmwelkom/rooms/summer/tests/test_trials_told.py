"""What came of a fair comparison: counted once, told in words, with no number that names somebody; and its page."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.summer_trial import COUNTED, VALUES, arms, draft, freeze, many_placed

from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.engines.trial import analyse, read_log
from warmwelkom.engines.trial.analyse import Arm
from warmwelkom.engines.trial.report_file import read_report
from warmwelkom.rooms.summer.domain.trials import (
    TrialNotRight,
    count_trial,
)
from warmwelkom.rooms.summer.models import (
    SummerTrial,
    TrialSeat,
)
from warmwelkom.rooms.summer.queries.trials import outcomes_file, report_file, report_of, trial_page
from warmwelkom.rooms.transitions.models import Enrolment, StateChange, Transition

DAY = dt.timedelta(days=1)
AFTER = dt.datetime(2026, 9, 1, 10, tzinfo=AMSTERDAM)
LAPTOP = dt.date(2026, 8, 17)
"""The day by which the laptop is there; its first message goes ten days before."""


def test_who_sends_the_messages_reads_that_they_are_compared(cast: Cast) -> None:
    said = "loopt de vergelijking “Zomer 2026”"
    with cast.scope():
        many_placed(cast)
        row = draft(cast)
    assert said not in cast.client("emre").get(reverse("summer:bridge")).content.decode()
    with cast.scope():
        freeze(cast, row)
    assert said in cast.client("emre").get(reverse("summer:bridge")).content.decode()


def test_counted_once_as_drawn_and_made_anew_to_the_same_digits(cast: Cast) -> None:
    hanna = cast.actor("hanna")
    with cast.scope():
        pupils, row = many_placed(cast, 60), draft(cast)
        freeze(cast, row)
        drawn = arms(row)
        # in both groups: of each three, two are seen in time, one too late
        groups = [[of for of in pupils if drawn[of.pk] == arm] for arm in ("with", "without")]
        for number, of in (pair for group in groups for pair in enumerate(group)):
            day = COUNTED if number % 3 else COUNTED + DAY
            Enrolment.objects.filter(transition=of).update(seen_on=day)
        with pytest.raises(TrialNotRight):
            count_trial(actor=hanna, trial=row, now=NOW)
        count_trial(actor=hanna, trial=row, now=AFTER)
        row.refresh_from_db()
        first = report_of(row)
        Enrolment.objects.update(seen_on=None)
        count_trial(actor=hanna, trial=row, now=AFTER + DAY)
        row.refresh_from_db()
        assert report_of(row) == first
        assert first is not None
        assert [first.whole.with_it, first.whole.without] == [
            Arm(n=len(group), yes=len(group) - len(group[::3])) for group in groups
        ]
        assert analyse(read_log(row.log), row.outcomes) == first
        text = report_file(row)
        assert read_report(text).whole == first.whole
        assert json.loads(text)["finding"] == "null"
        assert outcomes_file(row).count("\n") == 61
        page = trial_page(trial=row, today=AFTER.date())
        assert "We kunnen niet zeggen dat het verschil maakte" in " ".join(page.words)


def known(of: Transition, since: dt.date) -> None:
    """The house came to know of a place."""
    StateChange.objects.create(
        region=of.region, transition=of, state="placed", since=since, at=AFTER, rule="enrolled"
    )


def test_a_place_counts_as_it_was_on_the_day_that_was_frozen(cast: Cast) -> None:
    """The count comes four days later, when the lists are in."""
    evening = dt.datetime.combine(COUNTED, dt.time(23, 30), tzinfo=AMSTERDAM)
    lines: list[tuple[dict[str, Any], dt.date | None, bool]] = [
        ({}, None, True),
        ({"gone_at": evening}, None, False),
        ({"gone_at": evening + DAY / 24}, None, True),  # only the day after
        ({"enrolled_on": COUNTED}, None, True),
        ({"enrolled_on": COUNTED + DAY}, None, False),
        ({"enrolled_on": COUNTED + DAY}, COUNTED, True),  # a contract that begins later
        ({"enrolled_on": None}, COUNTED, True),
        ({"enrolled_on": None}, COUNTED + DAY, False),
    ]
    with cast.scope():
        pupils, row = many_placed(cast), draft(cast, counts="place")
        freeze(cast, row)
        for of, (words, since, _there) in zip(pupils, lines, strict=False):
            Enrolment.objects.filter(transition=of).update(**words)
            if since:
                known(of, since)
        count_trial(actor=cast.actor("hanna"), trial=row, now=AFTER)
        row.refresh_from_db()
        codes = dict(TrialSeat.objects.values_list("transition_id", "code"))
        found = [row.outcomes[str(codes[of.pk])] for of in pupils]
        assert found == [there for _words, _since, there in lines] + [True] * (24 - len(lines))


def test_who_was_seen_in_time_and_left_after_the_day_was_there(cast: Cast) -> None:
    with cast.scope():
        _pupils, row = many_placed(cast), draft(cast)
        freeze(cast, row)
        Enrolment.objects.update(seen_on=COUNTED, gone_at=AFTER)
        count_trial(actor=cast.actor("hanna"), trial=row, now=AFTER + DAY)
        row.refresh_from_db()
        assert set(row.outcomes.values()) == {True}


def test_numbers_that_could_name_somebody_stay_inside(cast: Cast) -> None:
    hanna = cast.actor("hanna")
    with cast.scope():
        pupils, row = many_placed(cast), draft(cast, counts="place")
        freeze(cast, row)
        Enrolment.objects.filter(transition=pupils[0]).update(gone_at=NOW)
        count_trial(actor=hanna, trial=row, now=AFTER)
        row.refresh_from_db()
        page = trial_page(trial=row, today=AFTER.date())
        assert (page.is_small, page.words, page.finding) == (True, [], "null")
        assert report_file(row) == outcomes_file(row) == ""
    client = cast.client("hanna")
    told = client.get(reverse("summer:trial", args=[row.pk])).content.decode()
    assert "De getallen staan hier niet" in told
    assert "procentpunt" not in told
    for part, status in (("logboek", 200), ("uitkomsten", 404), ("verslag", 404), ("x", 404)):
        answer = client.get(reverse("summer:trial_file", args=[row.pk, part]))
        assert answer.status_code == status


def test_the_page_says_beforehand_what_can_be_seen_and_freezes(cast: Cast) -> None:
    client = cast.client("hanna")
    with cast.scope():
        many_placed(cast, 60)
    typed = {name: str(value) for name, value in VALUES.items() if name != "counted_on"} | {
        "counted_on": "2026-08-28", "programmes": [str(cast.places.care.pk)],
    }  # fmt: skip
    wrong = client.post(reverse("summer:set_up_trial"), typed | {"layer": "timing"})
    assert wrong.status_code == 422
    assert "Zeg hoeveel dagen eerder" in wrong.content.decode()
    assert VALUES["question"] in wrong.content.decode()
    page = client.post(reverse("summer:set_up_trial"), typed, follow=True).content.decode()
    # 90 of 100, thirty in each arm: not even everybody would be seen
    assert "Er doen minstens 60 leerlingen mee" in page
    assert "dat kunnen we niet zeggen" in page
    with cast.scope():
        row = SummerTrial.objects.get()
    door = reverse("summer:trial_act", args=[row.pk])
    page = client.post(door, {"do": "freeze"}, follow=True).content.decode()
    assert "Vastgelegd en geloot: 60 leerlingen." in page
    assert "Vos1" not in page
    log = client.get(reverse("summer:trial_file", args=[row.pk, "logboek"])).content.decode()
    assert len(read_log(log).assigned) == 60
    assert "Vos1" not in log
    assert client.post(door, {"do": "stop", "why": ""}).status_code == 422
    assert client.post(door, {"do": "x"}).status_code == 404

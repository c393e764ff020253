"""The class mentor tells how pupils fare; the old school reads lines only while a ground is in force."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import Cast
from tests.handover import make_handover
from tests.handover_back import add_agreement, add_feedback, add_ground
from tests.pupils import add_pupil, enrol, moment

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.clock import move_date_with
from warmwelkom.base.outbox.models import Notice
from warmwelkom.rooms.handover.domain.giving_back import LineWithoutState, give_feedback
from warmwelkom.rooms.handover.domain.grounds import GroundIncomplete, end_ground, record_ground
from warmwelkom.rooms.handover.domain.return_reminders import remind_return
from warmwelkom.rooms.handover.models import Feedback, TalkAgreement
from warmwelkom.rooms.handover.queries.giving_back import former_pupils_for, shares_of_kept
from warmwelkom.rooms.transitions.models import Transition

WEEK_6 = moment("2026-10-05")
CLASS = "/terugkoppeling/klas/"
FORMER = "/terugkoppeling/oud-leerlingen/"


@pytest.fixture
def autumn(cast: Cast) -> Iterator[Cast]:
    """It is week 6; Dina and Evi sit in Joris' class, handed over; Fien sits there too, but was not."""
    move_date_with(lambda _region: WEEK_6.date())
    with cast.scope():
        for given in ("Dina", "Evi", "Fien"):
            row = cast.dina if given == "Dina" else add_pupil(cast, given)
            enrol(cast, row, f"S{given}", class_name="VZ-1b")
            if given != "Fien":
                make_handover(cast, row, by="alice", school=cast.places.mondriaan)
    yield cast
    move_date_with(lambda _region: dt.date(2026, 4, 2))


def evi() -> Transition:
    return Transition.objects.get(pupil__given_name="Evi")


def told() -> list[tuple[str, str, str]]:
    rows = Feedback.objects.select_related("transition__pupil").order_by("given_at", "pk")
    return [(row.transition.pupil.given_name, row.state, row.line) for row in rows]


def test_it_works(autumn: Cast) -> None:
    """One form for the class: who was handed over, nothing filled in before, saved at once."""
    client = autumn.client("joris")
    page = client.get(CLASS).content.decode()
    assert ("Dina de Bakker" in page, "Evi Vos" in page, "Fien" in page) == (True, True, False)
    assert "checked" not in page
    with autumn.scope():
        agreement = add_agreement(autumn.dina, autumn.places.mondriaan)
        other = evi()
    typed = {
        f"state-{autumn.dina.pk}": "settled", f"line-{autumn.dina.pk}": "Lacht veel",
        f"state-{other.pk}": "at_risk", f"kept-{agreement.pk}": "dropped",
    }  # fmt: skip
    assert client.post(CLASS, typed).status_code == 302
    with autumn.scope():
        assert sorted(told()) == [("Dina", "settled", "Lacht veel"), ("Evi", "at_risk", "")]
        assert set(Feedback.objects.values_list("moment", "by_name")) == {("week6", "Joris")}
        assert TalkAgreement.objects.get().kept == "dropped"
    assert "Je hebt het van iedereen verteld" in client.get(CLASS).content.decode()


def test_told_again_the_newest_words_stand(autumn: Cast) -> None:
    words: dict[str, Any] = {"actor": autumn.actor("joris"), "kept": {}, "now": WEEK_6}
    with autumn.scope():
        for state in ("settled", "stopped"):
            assert give_feedback(told={autumn.dina.pk: (state, "")}, **words) == (1, 0)
        assert give_feedback(told={autumn.dina.pk: ("stopped", "")}, **words) == (0, 0)
        assert told() == [("Dina", "stopped", "")]


def test_nobody_tells_of_another_class(autumn: Cast) -> None:
    """Fien was not handed over, Cato sits elsewhere."""
    with autumn.scope():
        cato = add_pupil(autumn, "Cato")
        enrol(autumn, cato, "SC", class_name="X")
        make_handover(autumn, cato, by="alice", school=autumn.places.mondriaan)
        fien = Transition.objects.get(pupil__given_name="Fien")
        words = dict.fromkeys((cato.pk, fien.pk), ("settled", ""))
        done = give_feedback(actor=autumn.actor("joris"), told=words, kept={}, now=WEEK_6)
        assert (done, told()) == ((0, 0), [])


def test_bad_input_is_told_and_nothing_is_lost(autumn: Cast) -> None:
    with autumn.scope():
        other = evi()
        with pytest.raises(LineWithoutState):
            give_feedback(
                actor=autumn.actor("joris"), told={other.pk: ("", "x")}, kept={}, now=WEEK_6
            )
    typed = {f"state-{autumn.dina.pk}": "helped", f"line-{other.pk}": "Komt vaak te laat"}
    answer = autumn.client("joris").post(CLASS, typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Kies bij je zin ook hoe het gaat." in page
    assert 'value="Komt vaak te laat"' in page
    assert 'value="helped" checked' in page
    with autumn.scope():
        assert told() == []


@pytest.mark.parametrize("name", ["alice", "dewi"])
def test_without_a_ground_the_old_school_reads_counts_alone(autumn: Cast, name: str) -> None:
    client, region = autumn.client(name), autumn.places.region
    with autumn.scope():
        add_feedback(autumn.dina, autumn.places.mondriaan, state="at_risk", line="Wil stoppen")
        add_agreement(autumn.dina, autumn.places.mondriaan, kept="not_kept")
    page = client.get(FORMER).content.decode()
    assert "Je ziet hier alleen getallen." in page
    assert [
        word for word in ("Dina", "Wil stoppen", "Extra tijd", "<b>1</b>") if word in page
    ] == []
    with autumn.scope():
        assert list(Feedback.objects.visible_to(autumn.actor(name), "handover.see_feedback")) == []
        ground = add_ground(region)
    page = client.get(FORMER).content.decode()
    assert [
        word for word in ("Dina", "Wil stoppen", "Extra tijd", "<b>1</b>") if word not in page
    ] == []
    with autumn.scope():
        end_ground(actor=autumn.actor("hanna"), ground=ground, reason="Herzien", now=WEEK_6)
    assert "Dina" not in client.get(FORMER).content.decode()


def test_counts_under_five_are_hidden_and_five_are_shown(autumn: Cast) -> None:
    with autumn.scope():
        for number in range(5):
            row = add_pupil(autumn, f"P{number}")
            make_handover(autumn, row, by="alice", school=autumn.places.mondriaan)
            if number < 4:
                add_feedback(row, autumn.places.mondriaan)
        assert former_pupils_for(actor=autumn.actor("dewi")).states == [("settled", None)]
        add_feedback(row, autumn.places.mondriaan)
        assert former_pupils_for(actor=autumn.actor("dewi")).states == [("settled", 5)]


@pytest.mark.parametrize("name", ["charlie", "carla", "lars"])
def test_another_school_reads_nothing_with_a_ground_either(autumn: Cast, name: str) -> None:
    with autumn.scope():
        add_ground(autumn.places.region)
        add_feedback(autumn.dina, autumn.places.mondriaan)
    page = autumn.client(name).get(FORMER).content.decode()
    assert "Dina" not in page


def test_a_ground_is_whole_or_not_at_all(cast: Cast) -> None:
    with cast.scope(), pytest.raises(GroundIncomplete):
        record_ground(
            actor=cast.actor("hanna"), text="x", confirmed_by=" ", decided_on=WEEK_6.date(),
            now=WEEK_6,
        )  # fmt: skip


def test_shares_of_fewer_than_five_pupils_are_hidden(autumn: Cast) -> None:
    with autumn.scope():
        for number in range(5):
            row = add_pupil(autumn, f"P{number}")
            add_agreement(row, autumn.places.mondriaan, kept="kept" if number else "not_kept")
            few = [(share.vo, share.mbo, share.of_ten) for share in shares_of_kept()]
            assert few == [("Johan de Witt", "ROC Mondriaan", 8 if number == 4 else None)]


def test_a_class_mentor_is_asked_once_and_once_again(autumn: Cast) -> None:
    words: dict[str, Any] = {"actor": system_actor(region_id=autumn.places.region.pk)}
    with autumn.scope():
        assert remind_return(now=moment("2026-09-27"), **words) == 0
        days = ("2026-09-28", "2026-10-05", "2026-10-12", "2026-10-13", "2026-11-10")
        assert [remind_return(now=moment(day), **words) for day in days] == [1, 0, 1, 0, 0]
        assert set(Notice.objects.values_list("to", flat=True)) == {"joris@school.example"}
        for row in (autumn.dina, evi()):
            add_feedback(row, autumn.places.mondriaan, moment="day100")
        assert remind_return(now=moment("2026-12-02"), **words) == 0


@pytest.mark.parametrize(("name", "address"), [("joris", CLASS), ("alice", FORMER)])
def test_it_costs_the_same_for_one_pupil_and_for_three(
    autumn: Cast, name: str, address: str
) -> None:
    client, costs = autumn.client(name), []
    with autumn.scope():
        add_ground(autumn.places.region)
    for more in (1, 2):
        with autumn.scope():
            for number in range(more):
                row = add_pupil(autumn, f"P{more}{number}")
                enrol(autumn, row, f"SP{more}{number}", class_name="VZ-1b")
                make_handover(autumn, row, by="alice", school=autumn.places.mondriaan)
                add_feedback(row, autumn.places.mondriaan)
                add_agreement(row, autumn.places.mondriaan)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        frame = ("SAVEPOINT", "warmwelkom.region")
        costs.append(len([row for row in asked if not any(word in row["sql"] for word in frame)]))
    assert costs[0] == costs[1]
    assert costs[1] <= 12

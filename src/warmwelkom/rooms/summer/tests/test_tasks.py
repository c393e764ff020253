"""Tasks follow the places, the pupil says done, the owner confirms; only confirmed counts."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.cast import NOW, Cast
from tests.pupils import apply, enrol
from tests.summer_tasks import make, task_of

from warmwelkom.base.access.errors import ChangedMeanwhile, MayNotKnow
from warmwelkom.rooms.summer.api import first_day_of, say_done, say_not_done, tasks_of
from warmwelkom.rooms.summer.domain.tasks import ReasonMissing, settle_tasks, undo_settling
from warmwelkom.rooms.summer.models import Bridge, PupilTask, TaskStep, TaskTemplate
from warmwelkom.rooms.transitions.models import Enrolment, Transition

LATER = NOW + dt.timedelta(hours=1)


@pytest.fixture
def place(cast: Cast) -> Enrolment:
    with cast.scope():
        return enrol(cast, cast.dina, "S-dina", class_name="VZ-1b", programme=cast.places.care)


def states(of: Transition) -> dict[str, str]:
    rows = PupilTask.objects.filter(transition=of, ended_at__isnull=True)
    return dict(rows.values_list("template__kind", "state"))


@pytest.mark.usefixtures("place")
def test_a_place_brings_its_tasks_once(cast: Cast) -> None:
    """A BOL place asks for no contract; what the lists show is confirmed at once."""
    with cast.scope():
        assert (make(cast), make(cast)) == (8, 0)
        assert states(cast.dina) == {
            "intake_held": "open",
            "place_confirmed": "confirmed",
            "others_withdrawn": "confirmed",
            "result_passed_on": "open",
            "laptop": "open",
            "travel": "open",
            "introduction_day": "open",
            "first_day": "open",
        }
        assert task_of(cast.dina, "laptop").deadline == dt.date(2026, 8, 17)
        assert Bridge.objects.get().started_at is None


def test_bbl_asks_for_a_contract(cast: Cast) -> None:
    with cast.scope():
        enrol(cast, cast.dina, "S-dina", learning_path="BBL")
        make(cast)
        assert states(cast.dina)["contract"] == "open"


@pytest.mark.usefixtures("place")
def test_what_a_school_asks_of_one_programme_goes_before_what_it_asks_of_all(cast: Cast) -> None:
    with cast.scope():
        make(cast)
        general = TaskTemplate.objects.get(kind="laptop")
        own = TaskTemplate.objects.create(
            region=general.region, school=general.school, programme=cast.places.care, kind="laptop",
            title="Uniform", sentence="Pas het", owner="class_mentor", days_from_start=-7,
        )  # fmt: skip
        make(cast, LATER)
        assert task_of(cast.dina, "laptop").template_id == own.pk


def test_tasks_end_with_the_place(cast: Cast, place: Enrolment) -> None:
    with cast.scope():
        make(cast)
        Enrolment.objects.filter(pk=place.pk).update(gone_at=NOW)
        make(cast, LATER)
        assert states(cast.dina) == {}
        assert set(PupilTask.objects.values_list("ended_at", flat=True)) == {LATER}


def test_the_lists_confirm_and_take_back_their_own_word_alone(cast: Cast, place: Enrolment) -> None:
    with cast.scope():
        make(cast)
        Transition.objects.filter(pk=cast.dina.pk).update(exam_result="passed")
        Enrolment.objects.filter(pk=place.pk).update(seen_on=dt.date(2026, 8, 24))
        other = apply(cast, cast.dina, "Y1", school=cast.places.yuverta)
        make(cast, LATER)
        assert {k: v for k, v in states(cast.dina).items() if v == "confirmed"}.keys() == {
            "place_confirmed", "result_passed_on", "first_day",
        }  # fmt: skip
        type(other).objects.filter(pk=other.pk).update(legal_status="withdrawn")
        make(cast, LATER + dt.timedelta(hours=1))
        assert states(cast.dina)["others_withdrawn"] == "confirmed"


@pytest.mark.usefixtures("place")
def test_what_a_person_confirmed_the_lists_leave_alone(cast: Cast) -> None:
    with cast.scope():
        apply(cast, cast.dina, "Y1", school=cast.places.yuverta)
        make(cast)
        task = task_of(cast.dina, "others_withdrawn")
        settle_tasks(actor=cast.actor("emre"), tasks=[task.pk], state="confirmed", now=NOW)
        make(cast, LATER)
        assert states(cast.dina)["others_withdrawn"] == "confirmed"


@pytest.mark.usefixtures("place")
def test_the_pupil_says_done_and_takes_it_back(cast: Cast) -> None:
    dina = cast.actor("dina")
    with cast.scope():
        make(cast)
        first = tasks_of(dina)[0]
        assert (first.template.kind, first.state) == ("intake_held", "open")
        assert say_done(actor=dina, task=first, now=LATER)
        assert not say_done(actor=dina, task=first, now=LATER)
        assert tasks_of(dina)[0].template.kind == "result_passed_on"
        assert say_not_done(actor=dina, task=first, now=LATER)
        assert tasks_of(dina)[0].template.kind == "intake_held"
        assert first_day_of(dina) == dt.date(2026, 8, 24)


@pytest.mark.usefixtures("place")
def test_a_parent_reads_and_says_nothing(cast: Cast) -> None:
    with cast.scope():
        make(cast)
        parent = cast.actor("parent")
        assert len(tasks_of(parent)) == 8
        with pytest.raises(MayNotKnow):
            say_done(actor=parent, task=tasks_of(parent)[0], now=NOW)


@pytest.mark.parametrize(
    ("name", "kind", "number"),
    [
        ("emre", "laptop", 1),  # stands in for the class mentor
        ("joris", "laptop", 1),
        ("joris", "intake_held", 0),
        ("dewi", "result_passed_on", 1),
        ("dewi", "laptop", 0),
        ("alice", "result_passed_on", 0),
        ("esra", "laptop", 0),  # another mbo
        ("carla", "result_passed_on", 0),  # another vo school
    ],
)
@pytest.mark.usefixtures("place")
def test_who_confirms_what(cast: Cast, name: str, kind: str, number: int) -> None:
    with cast.scope():
        make(cast)
        task = task_of(cast.dina, kind)
    actor = cast.actor(name)
    with cast.scope():
        found = settle_tasks(actor=actor, tasks=[task.pk], state="confirmed", now=LATER)
        assert (found, states(cast.dina)[kind]) == (number, "confirmed" if number else "open")


@pytest.mark.usefixtures("place")
def test_many_at_once_and_back(cast: Cast) -> None:
    joris, dina = cast.actor("joris"), cast.actor("dina")
    with cast.scope():
        make(cast)
        keys = [task_of(cast.dina, kind).pk for kind in ("laptop", "travel")]
        say_done(actor=dina, task=task_of(cast.dina, "laptop"), now=NOW)
        assert settle_tasks(actor=joris, tasks=keys, state="confirmed", now=LATER) == 2
        assert undo_settling(actor=joris, moment=LATER, now=LATER + dt.timedelta(minutes=1)) == 2
        found = states(cast.dina)
        assert (found["laptop"], found["travel"]) == ("says_done", "open")
        with pytest.raises(ChangedMeanwhile):
            undo_settling(actor=joris, moment=LATER, now=LATER + dt.timedelta(minutes=2))


@pytest.mark.usefixtures("place")
def test_what_need_not_be_done_says_why(cast: Cast) -> None:
    joris = cast.actor("joris")
    with cast.scope():
        make(cast)
        task = task_of(cast.dina, "laptop")
        with pytest.raises(ReasonMissing):
            settle_tasks(
                actor=joris, tasks=[task.pk], state="not_applicable", now=LATER, reason=" "
            )
        settle_tasks(
            actor=joris, tasks=[task.pk], state="not_applicable", now=LATER, reason="Heeft er een"
        )
        step = TaskStep.objects.filter(task=task).latest("at")
        assert (step.state, step.reason, step.by_name) == (
            "not_applicable",
            "Heeft er een",
            "Joris",
        )


@pytest.mark.usefixtures("place")
def test_a_pupil_with_two_places_has_the_tasks_of_both(cast: Cast) -> None:
    dina, emre, esra = cast.actor("dina"), cast.actor("emre"), cast.actor("esra")
    with cast.scope():
        enrol(cast, cast.dina, "Y-dina", school=cast.places.yuverta)
        make(cast)
        assert len(tasks_of(dina)) == 16
        for mbo in (emre, esra):
            assert PupilTask.objects.visible_to(mbo, "summer.see_task").count() == 8
        assert states(cast.dina)["others_withdrawn"] == "open"

"""The pages of the summer: what an owner confirms, what a school asks, what is sent, who is on duty."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.pupils import add_pupil, derive, enrol
from tests.summer_tasks import cover, make, task_of

from warmwelkom.base.audit.models import Act
from warmwelkom.rooms.summer.domain.tasks import say_task_done
from warmwelkom.rooms.summer.models import Bridge, BridgeStep, DutyDay, PupilTask, TaskTemplate

TASKS = reverse("summer:tasks")


@pytest.fixture
def placed(cast: Cast) -> None:
    with cast.scope():
        enrol(cast, cast.dina, "S-dina", class_name="VZ-1b", programme=cast.places.care)
        make(cast)


def page(cast: Cast, name: str, door: str, *args: object) -> str:
    answer = cast.client(name).get(reverse(f"summer:{door}", args=args))
    assert answer.status_code == 200
    return str(answer.content.decode())


@pytest.mark.usefixtures("placed")
def test_the_owner_sees_what_a_pupil_calls_done_and_confirms_it(cast: Cast) -> None:
    dina = cast.actor("dina")
    with cast.scope():
        say_task_done(actor=dina, task=task_of(cast.dina, "laptop"), now=NOW)
    assert "1 leerling zegt: klaar" in page(cast, "joris", "tasks")
    with cast.scope():
        laptop = task_of(cast.dina, "laptop")
    client = cast.client("joris")
    sent = {"task": [str(laptop.pk)], "state": "confirmed", "terug": TASKS}
    answer = client.post(reverse("summer:settle"), sent, follow=True)
    assert "Bewaard: 1 taak." in answer.content.decode()
    with cast.scope():
        assert task_of(cast.dina, "laptop").state == "confirmed"


@pytest.mark.usefixtures("placed")
def test_all_of_one_kind_on_the_page_at_once(cast: Cast) -> None:
    client = cast.client("emre")
    assert (
        "Bevestig alles op deze bladzijde" in client.get(TASKS + "?soort=travel").content.decode()
    )
    with cast.scope():
        shown = [str(task_of(cast.dina, "travel").pk)]
    client.post(reverse("summer:settle"), {"shown": shown, "all": "confirmed"})
    with cast.scope():
        assert task_of(cast.dina, "travel").state == "confirmed"
        assert task_of(cast.dina, "laptop").state == "open"


@pytest.mark.usefixtures("placed")
def test_nothing_ticked_is_told_and_nothing_is_kept(cast: Cast) -> None:
    answer = cast.client("joris").post(
        reverse("summer:settle"), {"state": "confirmed"}, follow=True
    )
    assert "Vink eerst aan wat je bedoelt" in answer.content.decode()
    with cast.scope():
        assert set(PupilTask.objects.filter(template__owner="class_mentor").values_list("state", flat=True)) == {"open"}  # fmt: skip


@pytest.mark.usefixtures("placed")
def test_looking_at_a_pupils_tasks_is_an_act(cast: Cast) -> None:
    assert "Nog 6 taken voor de start" in page(cast, "joris", "pupil", cast.dina.pk)
    page(cast, "joris", "pupil", cast.dina.pk)
    with cast.scope():
        acts = Act.objects.filter(action="summer.see_task")
        assert [(act.actor_name, act.about) for act in acts] == [("Joris", cast.dina.pupil_id)]


@pytest.mark.usefixtures("placed")
@pytest.mark.parametrize("name", ["esra", "charlie", "lars", "fatima", "dina", "hanna"])
def test_a_stranger_gets_404(cast: Cast, name: str) -> None:
    answer = cast.client(name).get(reverse("summer:pupil", args=[cast.dina.pk]))
    assert answer.status_code == 404


@pytest.mark.usefixtures("placed")
def test_who_is_on_two_lists_is_found_and_no_other_school_is_named(cast: Cast) -> None:
    with cast.scope():
        enrol(cast, cast.dina, "Y-dina", school=cast.places.yuverta)
        enrol(cast, None, "S-nobody", given_name="Olaf", previous_school="Johan de Witt")
        derive(cast)
    told = page(cast, "emre", "tasks")
    assert ("staan ook op een andere lijst" in told, "Dina de Bakker" in told) == (True, True)
    assert "1 student op jullie lijst staat op geen enkele lijst" in told
    assert "Yuverta" not in told
    assert "staan ook op een andere lijst" not in page(cast, "joris", "tasks")


@pytest.mark.usefixtures("placed")
def test_a_school_asks_one_thing_more_and_one_less(cast: Cast) -> None:
    client = cast.client("emre")
    asked = {
        "title": "Uniform",
        "sentence": "Pas het in lokaal 2.",
        "owner": "intaker",
        "days_from_start": "-3",
    }
    assert client.post(reverse("summer:templates"), asked).status_code == 302
    with cast.scope():
        row = TaskTemplate.objects.get(kind="uniform")
        make(cast)
        assert task_of(cast.dina, "uniform").deadline == dt.date(2026, 8, 21)
    client.post(reverse("summer:end_template", args=[row.pk]))
    with cast.scope():
        make(cast)
        assert not PupilTask.objects.filter(template=row, ended_at__isnull=True).exists()
    wrong = client.post(reverse("summer:template", args=[row.pk]), asked | {"title": ""})
    assert (wrong.status_code, "Pas het in lokaal 2." in wrong.content.decode()) == (422, True)


@pytest.mark.usefixtures("placed")
def test_the_start_button_refuses_and_names_the_day(cast: Cast) -> None:
    with cast.scope():
        bridge = Bridge.objects.get()
        cover(cast, "joris", dt.date(2026, 4, 1), dt.date(2026, 9, 30))
        DutyDay.objects.filter(day=dt.date(2026, 7, 22)).delete()
    client, door = cast.client("emre"), reverse("summer:bridge_act", args=[bridge.pk])
    told = client.post(door, {"do": "start"}, follow=True).content.decode()
    assert "Op woensdag 22 juli is er niemand die antwoordt." in told
    client.post(reverse("summer:rota"), {"dag-2026-07-22": str(cast.emre.pk)})
    assert "De berichten gaan" in client.post(door, {"do": "start"}, follow=True).content.decode()
    assert "Stop alle berichten" in page(cast, "emre", "bridge")
    client.post(door, {"do": "stop"})
    with cast.scope():
        assert Bridge.objects.get().stopped_at is not None


@pytest.mark.usefixtures("placed")
def test_a_text_that_says_tomorrow_is_refused_and_kept_on_the_page(cast: Cast) -> None:
    with cast.scope():
        step = BridgeStep.objects.filter(kind="laptop").latest("days_before")
    client, door = cast.client("emre"), reverse("summer:step", args=[step.pk])
    assert "Hoi Dina, nog te doen: Laptop en spullen, uiterlijk maandag 17 augustus." in page(cast, "emre", "step", step.pk)  # fmt: skip
    text = "Kom morgen met {taak} {datum} {naam}"
    wrong = client.post(door, {"days_before": "3", "text": text})
    assert (wrong.status_code, text in wrong.content.decode()) == (422, True)
    assert "Schrijf geen “morgen”" in wrong.content.decode()


def test_the_coach_nor_the_old_school_runs_anything(cast: Cast) -> None:
    for name in ("alice", "dewi", "joris", "fatima", "ibrahim"):
        for door in ("bridge", "rota", "templates", "read_list"):
            assert cast.client(name).get(reverse(f"summer:{door}")).status_code == 404


@pytest.mark.usefixtures("placed")
def test_a_page_costs_the_same_for_one_and_for_three(cast: Cast) -> None:
    client = cast.client("emre")
    frame = ("SAVEPOINT", "warmwelkom.region")  # the transaction and its region ask for no rows

    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get(TASKS)
        return len([row for row in asked if not any(word in row["sql"] for word in frame)])

    client.get(TASKS)
    one = cost()
    with cast.scope():
        for name in ("Evi", "Fay"):
            enrol(cast, add_pupil(cast, name), f"S{name}")
        make(cast)
    assert cost() == one
    assert one <= 12

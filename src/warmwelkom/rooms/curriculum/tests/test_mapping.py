"""Teachers say what an end term does for a goal; two who differ stand side by side until both settle."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.curriculum import add_unit, end_terms_of_care

from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.rooms.curriculum.domain.judging import NotNow, Said, say_covers, settle_for
from warmwelkom.rooms.curriculum.models import Goal, Judgement, Settlement, Unit
from warmwelkom.rooms.curriculum.queries.differing import differences_for
from warmwelkom.rooms.curriculum.queries.mapping import map_page
from warmwelkom.rooms.people.models import Role

pytestmark = pytest.mark.django_db


class Beside:
    """A unit of two goals and a module of two end terms."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        with cast.scope():
            self.terms = end_terms_of_care()
            self.unit: Unit = add_unit(cast.places.care, "Je helpt bij wassen.", "Je rekent.")
            self.goals: list[Goal] = list(self.unit.goals.order_by("place"))

    def says(self, who: str, value: str, remark: str | None = None, at: int = 0) -> int:
        said = Said(goal=self.goals[0].pk, end_term=self.terms[at].pk, value=value, remark=remark)
        with self.cast.scope():
            return say_covers(actor=self.cast.actor(who), unit=self.unit, said=[said], now=NOW)

    def settles(self, who: str, value: str) -> Settlement | None:
        with self.cast.scope():
            word = Judgement.objects.get(by=self.cast.people[who], end_term=self.terms[0])
            return settle_for(actor=self.cast.actor(who), judgement=word, value=value, now=NOW)

    def words(self) -> list[tuple[str, str, str]]:
        with self.cast.scope():
            rows = Judgement.objects.order_by("by_name", "end_term__position")
            return list(rows.values_list("by_name", "side", "value"))

    def address(self, query: str = "") -> str:
        keys = [self.unit.pk, self.terms[0].module_id]
        return reverse("curriculum:mapped", args=keys) + query

    def name(self, goal: int = 0, term: int = 0) -> str:
        return f"w-{self.goals[goal].pk}-{self.terms[term].pk}"


@pytest.fixture
def beside(cast: Cast) -> Beside:
    return Beside(cast)


def post(client: Client, address: str, **said: Any) -> int:
    return client.post(address, said).status_code


def test_it_works(beside: Beside) -> None:
    client = beside.cast.client("alice")
    assert 'data-how="alike"' in client.get(beside.address()).content.decode()
    assert client.post(beside.address(), {beside.name(): "covers"}).status_code == 302
    assert beside.words() == [("Alice", "vo", "covers")]
    assert "Alice: dekt het" in beside.cast.client("emre").get(beside.address()).content.decode()
    one = f"?doel={beside.goals[0].pk}"
    said = {beside.name(): "covers", f"r-{beside.name()}": "Met een pop"}
    assert client.post(beside.address(one), said).status_code == 302
    with beside.cast.scope():
        assert Judgement.objects.get().remark == "Met een pop"


def test_nothing_is_filled_in_by_a_machine_but_the_rest_by_one_button(beside: Beside) -> None:
    client = beside.cast.client("joris")
    client.get(beside.address())
    assert beside.words() == []
    empty = {beside.name(goal, term): "" for goal in (0, 1) for term in (0, 1)}
    client.post(beside.address(), {**empty, beside.name(1, 1): "partly"})
    assert beside.words() == [("Joris", "mbo", "partly")]
    client.post(beside.address(), {**empty, beside.name(1, 1): "partly", "rest": "1"})
    found = sorted(value for _who, _side, value in beside.words())
    assert found == ["none", "none", "none", "partly"]


def test_a_word_taken_back_is_gone(beside: Beside) -> None:
    assert beside.says("alice", "covers") == 1
    assert beside.says("alice", "covers") == 0
    assert beside.says("alice", "") == 1
    assert beside.words() == []


@pytest.mark.parametrize("name", ["hanna", "ibrahim", "mia", "lars"])
def test_only_teachers_of_this_region_speak(beside: Beside, name: str) -> None:
    said = {beside.name(): "covers"}
    status = beside.cast.client(name).post(beside.address(), said).status_code
    assert status == (302 if name == "mia" else 404)
    assert len(beside.words()) == (name == "mia")


def test_a_goal_of_elsewhere_and_a_made_up_value_are_refused(beside: Beside) -> None:
    with beside.cast.scope():
        other = add_unit(beside.cast.places.care, "Elders", title="Elders").goals.get()
    for goal, term, value in (
        (other.pk, beside.terms[0].pk, "covers"),
        (beside.goals[0].pk, "nowhere", "covers"),
        (beside.goals[0].pk, beside.terms[0].pk, "perhaps"),
    ):
        said = [Said(goal=goal, end_term=term, value=value)]
        with beside.cast.scope(), pytest.raises(MayNotKnow):
            say_covers(actor=beside.cast.actor("alice"), unit=beside.unit, said=said, now=NOW)


def test_two_who_differ_stand_side_by_side_until_both_say_the_same(beside: Beside) -> None:
    beside.says("alice", "covers", "Met een pop")
    beside.says("emre", "prepares", "Bij ons op de afdeling")
    page = beside.cast.client("alice").get("/leerstof/verschillen/").content.decode()
    assert "Met een pop" in page
    assert "Bij ons op de afdeling" in page
    assert beside.settles("alice", "partly") is None
    assert beside.settles("emre", "prepares") is None
    made = beside.settles("emre", "partly")
    assert made is not None
    assert (made.value, [row["remark"] for row in made.remarks]) == (
        "partly", ["Met een pop", "Bij ons op de afdeling"],
    )  # fmt: skip
    with beside.cast.scope():
        here = differences_for(actor=beside.cast.actor("alice"))
    assert (here.rows.paginator.count, len(here.settled)) == (0, 1)
    with pytest.raises(NotNow):
        beside.settles("alice", "covers")


def test_a_new_word_ends_what_was_settled(beside: Beside) -> None:
    beside.says("alice", "covers")
    beside.says("emre", "none")
    beside.settles("alice", "partly")
    beside.settles("emre", "partly")
    beside.says("emre", "prepares")
    with beside.cast.scope():
        assert Settlement.objects.get().ended_at is not None
        assert set(Judgement.objects.values_list("settles_for", flat=True)) == {""}
        assert differences_for(actor=beside.cast.actor("bob")).rows.paginator.count == 1


def test_nobody_waits_for_who_left(beside: Beside) -> None:
    beside.says("alice", "covers")
    beside.says("bob", "none")
    with beside.cast.scope():
        Role.objects.filter(person=beside.cast.bob).update(ended_at=NOW)
    assert beside.settles("alice", "covers") is not None


def test_only_who_spoke_settles(beside: Beside) -> None:
    beside.says("alice", "covers")
    beside.says("emre", "none")
    with beside.cast.scope():
        word = Judgement.objects.get(by=beside.cast.alice)
    address = reverse("curriculum:settle", args=[word.pk])
    assert post(beside.cast.client("emre"), address, value="none") == 404
    assert post(beside.cast.client("lena"), address, value="none") == 404
    assert post(beside.cast.client("alice"), address, value="none") == 302


def test_who_spoke_before_the_goal_changed_is_told(beside: Beside) -> None:
    beside.says("alice", "covers")
    later = NOW.replace(hour=23)
    with beside.cast.scope():
        Goal.objects.filter(pk=beside.goals[0].pk).update(text="Anders", changed_at=later)
        here = map_page(
            actor=beside.cast.actor("alice"), unit=beside.unit.pk, module=beside.terms[0].module_id
        )
    assert here is not None
    assert [[cell.is_old for cell in row.cells] for row in here.rows] == [
        [True, False],
        [False, False],
    ]


def test_more_words_ask_no_more(beside: Beside) -> None:
    def cost(path: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert beside.cast.client("alice").get(path).status_code == 200
        return len(asked)

    beside.says("alice", "covers")
    beside.says("emre", "none")
    pages = [beside.address(), "/leerstof/verschillen/",
             reverse("curriculum:unit_and_modules", args=[beside.unit.pk])]  # fmt: skip
    before = [cost(path) for path in pages]
    for who in ("alice", "emre", "bob", "joris"):
        beside.says(who, "covers" if who == "alice" else "partly", at=1)
        beside.says(who, "covers" if who == "alice" else "partly")
    assert [cost(path) for path in pages] == before

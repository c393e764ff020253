"""What somebody brings with a call stands in the think tank after one act, with the call as its source."""

from __future__ import annotations

from typing import Any

import pytest
from tests.cast import NOW, Cast
from tests.newsletters import add_answer, add_call
from tests.thinktank import make_think_tank

from warmwelkom.rooms.newsletters.models import CallAnswer
from warmwelkom.rooms.thinktank.models import Contribution, Label, Origin

FORM = {"kind": "offer", "title": "Een middag bakken", "text": "Twaalf leerlingen"}


@pytest.fixture
def answer(cast: Cast) -> CallAnswer:
    """Pelle came in with this."""
    with cast.scope("pelle"):
        make_think_tank(cast, who="alice")
        row = add_answer(add_call(cast.places.region), "pelle@school.example", let_in_at=NOW)
        row.themes.add(Label.objects.get(kind="theme", slug="zomer"))
    return row


def _way(row: CallAnswer, *, own: bool) -> str:
    return f"/oproep/haaglanden/antwoorden/{row.pk}/" + ("bijdrage/" if own else "")


@pytest.mark.parametrize(("who", "own"), [("pelle", True), ("hanna", False)])
def test_one_act(cast: Cast, answer: CallAnswer, who: str, own: bool) -> None:
    form: dict[str, Any] = FORM if own else FORM | {"do": "bring"}
    assert cast.client(who).post(_way(answer, own=own), form).status_code == 302
    with cast.scope("pelle"):
        made = Contribution.objects.get(title="Een middag bakken")
        origin = Origin.objects.get(contribution=made)
        assert (made.kind, made.author_id) == ("offer", cast.people[who].pk)
        assert (origin.kind, origin.source) == ("call", answer.call_id)
        assert [label.slug for label in made.labels.all()] == ["zomer"]
    again = cast.client("hanna").post(_way(answer, own=False), FORM | {"do": "bring"}, follow=True)
    assert "Dit staat al in de denktank." in again.content.decode()
    with cast.scope("pelle"):
        assert Contribution.objects.filter(title="Een middag bakken").count() == 1


@pytest.mark.parametrize("who", ["alice", "noor", "lars", "anonymous"])
def test_what_somebody_brings_is_theirs(cast: Cast, answer: CallAnswer, who: str) -> None:
    assert cast.client(who).post(_way(answer, own=True), FORM).status_code in (302, 404)
    with cast.scope("pelle"):
        assert Contribution.objects.filter(title="Een middag bakken").count() == 0


def test_the_call_shows_the_way_to_who_came_in(cast: Cast, answer: CallAnswer) -> None:
    words = "Zet wat je meebrengt in de denktank"
    shown = {
        who: words in cast.client(who).get("/oproep/haaglanden/denk-mee/").content.decode()
        for who in ("pelle", "alice", "anonymous")
    }
    assert shown == {"pelle": True, "alice": False, "anonymous": False}
    assert answer.contribution_id is None


def test_without_a_title_it_is_told_and_nothing_is_lost(cast: Cast, answer: CallAnswer) -> None:
    page = cast.client("pelle").post(_way(answer, own=True), FORM | {"title": ""})
    assert page.status_code == 422
    assert "Twaalf leerlingen" in page.content.decode()

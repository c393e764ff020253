"""Choosing together: hidden until the close, equal shares, partners and classes apart."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.rounds import add_ballots, add_round, option_of
from tests.thinktank import add_code, add_contribution

from warmwelkom.base.access.actor import system_actor
from warmwelkom.rooms.thinktank.domain.ballots import cast_ballot
from warmwelkom.rooms.thinktank.domain.rounds import Choice, RoundIsOver, close_round, open_round
from warmwelkom.rooms.thinktank.models import ChoiceBallot, ChoiceRound, Contribution


def address(name: str, *args: Any) -> str:
    return reverse(f"thinktank:{name}", args=["haaglanden", *args])


@pytest.fixture
def here(cast: Cast) -> Any:
    with cast.scope():
        yield cast


@pytest.fixture(autouse=True)
def _at_now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("warmwelkom.base.access.gate.now_for", lambda _region: NOW)


def ballots_of(round_: ChoiceRound) -> list[dict[str, Any]]:
    return [row.answers for row in ChoiceBallot.objects.filter(round=round_)]


def test_a_partner_answers_and_changes_their_mind(here: Cast) -> None:
    round_ = add_round(here)
    bus, film = option_of(round_, "een bus"), option_of(round_, "een film")
    client = here.client("pelle")
    for chosen in (bus, film):
        client.post(address("vote", round_.pk), {f"option-{chosen.pk}": "1"})
    assert ballots_of(round_) == [{str(film.pk): 1}]
    assert ChoiceBallot.objects.get().side == "partner"


def test_nobody_sees_an_answer_before_the_close(here: Cast) -> None:
    round_ = add_round(here)
    add_ballots(round_, {"vo": ["een bus"] * 9})
    for who in ("hanna", "pelle", "anonymous"):
        page = here.client(who).get(address("round", round_.pk)).content.decode()
        assert "stemmen" not in page.lower().replace("alle stemmen", ""), who
        assert here.client(who).get(address("round_file", round_.pk)).status_code == 404


def test_equal_shares_give_the_smaller_side_its_part(here: Cast) -> None:
    """Seven of ten want the bus and the film; three want the lunch: it is chosen before the film."""
    round_ = add_round(here, budget=1000)
    add_ballots(round_, {"vo": ["een bus,een film"] * 7, "mbo": ["een lunch"] * 3})
    close_round(actor=system_actor(region_id=round_.region_id), round_=round_, now=NOW)
    round_.refresh_from_db()
    part = round_.outcome["parts"][0]
    texts = {str(row.pk): row.text for row in round_.options.all()}
    assert [texts[row["option"]] for row in part["winners"]] == ["een bus", "een lunch"]
    assert [texts[pk] for pk in part["majority"]] == ["een bus", "een film"]
    assert part["spent"] == "700"
    assert [row["side"] for row in part["sides"]] == ["vo"]  # three of the mbo: too few to show


def test_the_outcome_explains_itself_and_tells_ones_own_share(here: Cast) -> None:
    round_ = add_round(here)
    round_.options.filter(text="een bus").update(cost="400.50")
    bus = option_of(round_, "een bus")
    here.client("pelle").post(address("vote", round_.pk), {f"option-{bus.pk}": "1"})
    add_ballots(round_, {"vo": ["een bus"] * 3, "mbo": ["een bus"] * 4})
    here.client("hanna").post(address("close_round", round_.pk))
    mine = here.client("pelle").get(address("round", round_.pk)).content.decode()
    assert "Jouw deel ging naar deze plannen" in mine
    assert "€ 50,06" in mine.replace("\xa0", " ")
    assert "€ 400,50" in mine.replace("\xa0", " ")
    others = here.client("dewi").get(address("round", round_.pk)).content.decode()
    assert "Jouw deel" not in others


def test_a_closed_round_stays_as_it_is(here: Cast) -> None:
    round_ = add_round(here, is_closed=True)
    before = ChoiceRound.objects.get(pk=round_.pk).outcome
    add_ballots(round_, {"vo": ["een lunch"] * 9})
    close_round(actor=here.actor("hanna"), round_=round_, now=NOW + dt.timedelta(days=1))
    after = ChoiceRound.objects.get(pk=round_.pk)
    assert (after.outcome, after.closed_at) == (before, NOW)
    with pytest.raises(RoundIsOver):
        cast_ballot(actor=here.actor("pelle"), round_=after, answers={}, now=NOW)


def test_under_five_ballots_nothing_is_kept_but_their_number(here: Cast) -> None:
    round_ = add_round(here, voters="partners")
    add_ballots(round_, {"vo": ["een bus"] * 4})
    close_round(actor=here.actor("hanna"), round_=round_, now=NOW)
    round_.refresh_from_db()
    assert round_.outcome == {
        "parts": [{"who": "partners", "voted": 4, "is_hidden": True, "winners": []}]
    }


def test_partners_and_classes_are_never_added_up(here: Cast) -> None:
    round_ = add_round(here, kind="dots")
    add_ballots(round_, {"vo": ["een bus"] * 5, "class": ["een film"] * 6})
    close_round(actor=here.actor("hanna"), round_=round_, now=NOW)
    round_.refresh_from_db()
    dots = [[row["dots"] for row in part["ranked"]] for part in round_.outcome["parts"]]
    assert dots == [[5, 0, 0], [6, None, None]]


def test_what_both_sides_agree_on_stands_first(here: Cast) -> None:
    round_ = add_round(here, kind="yes_no", voters="partners")
    add_ballots(round_, {"vo": ["een bus,een film"] * 9, "mbo": ["een bus"] * 8}, answer="yes")
    close_round(actor=here.actor("hanna"), round_=round_, now=NOW)
    round_.refresh_from_db()
    part = round_.outcome["parts"][0]
    texts = {str(row.pk): row.text for row in round_.options.all()}
    assert [(texts[row["option"]], row["is_agreed"]) for row in part["ranked"]] == [
        ("een bus", True)
    ]
    assert sorted(texts[pk] for pk in part["not_known"]) == ["een film", "een lunch"]


def test_a_tested_plan_that_wins_is_chosen_with_the_round_as_its_reason(here: Cast) -> None:
    plan = add_contribution(here.places.region, "plan", "De week samen", state="tested")
    other = add_contribution(here.places.region, "plan", "Een schoolkrant", state="tested")
    round_ = open_round(
        actor=here.actor("hanna"), kind="budget", voters="partners", question="Welk plan eerst?",
        choices=[Choice(contribution=plan, cost=900), Choice(contribution=other, cost=900)],
        budget=1000, closes_at=NOW + dt.timedelta(days=3), now=NOW,
    )  # fmt: skip
    first = round_.options.get(contribution=plan)
    for number in range(6):
        ChoiceBallot.objects.create(
            region=round_.region, round=round_, side="vo", token=str(number),
            answers={str(first.pk): 1},
        )  # fmt: skip
    close_round(actor=here.actor("hanna"), round_=round_, now=NOW)
    states = {row.title: row.state for row in Contribution.objects.filter(kind="plan")}
    assert states == {"De week samen": "chosen", "Een schoolkrant": "tested"}
    reason = plan.states.get(state="chosen").reason
    assert reason == "Gekozen met gelijke delen, in de ronde: Welk plan eerst?"


def _post_in_class(client: Client, round_: ChoiceRound, form: str, chosen: Any) -> int:
    answer = client.post(
        address("vote_in_class", round_.pk, "KLAS42"), {"form": form, f"option-{chosen.pk}": "1"}
    )
    return answer.status_code


def test_a_class_answers_once_a_phone_and_no_more_than_it_has_pupils(here: Cast) -> None:
    round_, code = add_round(here, voters="classes"), add_code(here, size=3)
    bus = option_of(round_, "een bus")
    forms = ["a" * 32, "a" * 32, "b" * 32, "c" * 32, "d" * 32]
    answers = [_post_in_class(Client(), round_, form, bus) for form in forms]
    assert answers == [200, 200, 200, 200, 422]
    assert ChoiceBallot.objects.filter(code=code).count() == 3
    assert _post_in_class(Client(), round_, "", bus) == 422


def test_a_class_ballot_keeps_no_session_and_goes_at_the_close(here: Cast) -> None:
    round_ = add_round(here, voters="classes")
    add_code(here)
    client = Client()
    _post_in_class(client, round_, "e" * 32, option_of(round_, "een bus"))
    assert "sessionid" not in client.cookies
    close_round(actor=here.actor("hanna"), round_=round_, now=NOW)
    assert not ChoiceBallot.objects.exists()


def test_a_closed_code_and_a_round_for_partners_open_no_door(here: Cast) -> None:
    add_code(here, closes_at=NOW)
    assert Client().get(address("vote_in_class", add_round(here).pk, "KLAS42")).status_code == 404
    add_code(here, code="KLASNW")
    partners = add_round(here, voters="partners")
    assert Client().get(address("vote_in_class", partners.pk, "KLASNW")).status_code == 404


def test_who_guesses_codes_is_stopped(here: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("warmwelkom.rooms.thinktank.views.rounds.PHONES", 3)
    pk = add_round(here, code="KLAS42").pk
    wrong = [Client().get(address("vote_in_class", pk, f"NIETS{n}")).status_code for n in range(4)]
    assert wrong == [404, 404, 404, 429]
    assert Client().get(address("vote_in_class", pk, "KLAS42")).status_code == 429


def test_the_class_door_leads_on_or_says_what_is_wrong(here: Cast) -> None:
    round_ = add_round(here, code="KLAS42")
    good = Client().get(address("class_door", round_.pk), {"code": " klas42 "})
    assert good["Location"] == address("vote_in_class", round_.pk, "KLAS42")
    wrong = Client().get(address("class_door", round_.pk), {"code": "NIETS"}, follow=True)
    assert "Deze code is niet open." in wrong.content.decode()


def test_bad_answers_are_told_and_nothing_is_lost(here: Cast) -> None:
    round_ = add_round(here, kind="dots", dots=3)
    bus, film = option_of(round_, "een bus"), option_of(round_, "een film")
    client = here.client("pelle")
    client.post(address("vote", round_.pk), {f"option-{bus.pk}": "2", f"option-{film.pk}": "1"})
    answer = client.post(address("vote", round_.pk), {f"option-{bus.pk}": "9"}, follow=True)
    assert "Dat zijn er te veel. Je hebt 3 stippen." in answer.content.decode()
    assert ballots_of(round_) == [{str(bus.pk): 2, str(film.pk): 1}]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"sentences": "Alleen dit"}, "Zet er minstens twee dingen in om uit te kiezen."),
        ({"closes_on": "2026-03-01"}, "Kies een dag die nog komt om te sluiten."),
        ({"kind": "budget"}, "Zeg hoeveel geld er is"),
    ],
)
def test_a_round_that_cannot_be_is_told(here: Cast, typed: dict[str, str], told: str) -> None:
    form = {
        "question": "Wat eerst?", "kind": "dots", "voters": "partners", "dots": "3",
        "closes_on": "2026-04-10", "sentences": "Een\nTwee",
    }  # fmt: skip
    answer = here.client("hanna").post(address("new_round"), form | typed)
    assert (answer.status_code, told in answer.content.decode()) == (422, True)
    assert ChoiceRound.objects.count() == 0
    assert here.client("hanna").post(address("new_round"), form).status_code == 302


def test_the_ballots_can_be_counted_again_without_names(here: Cast) -> None:
    round_ = add_round(here, is_closed=True)
    lines = Client().get(address("round_file", round_.pk)).content.decode().splitlines()
    assert lines[:3] == ["META", "key;value", "description;Waar doen we het geld aan?"]
    votes = [line.split(";")[1] for line in lines[lines.index("VOTES") + 2 :]]
    assert sorted(votes) == ["1", "1", "1", "3", "3", "3"]


def test_another_region_votes_not_and_reads_only(here: Cast) -> None:
    round_ = add_round(here)
    client = here.client("lars")
    assert client.get(address("round", round_.pk)).status_code == 200
    bus = option_of(round_, "een bus")
    answer = client.post(address("vote", round_.pk), {f"option-{bus.pk}": "1"})
    assert (answer.status_code, ballots_of(round_)) == (404, [])

"""The few that say the same: found, in the same order each time, with a reason, and nothing for what says nothing."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warmwelkom.engines.similar import Candidate, Index, Match, Reason, most_alike
from warmwelkom.engines.similar.index import FLOOR

PAIRS = Path(__file__).parents[5] / "benchmarks" / "similar"
TEXTS = {
    "bus": "de bus komt altijd te laat",
    "weg": "ik kan de weg niet vinden in het gebouw",
    "laptop": "een laptop is te duur voor ons",
    "stage": "hoe vind ik een stageplek",
    "intro": "de introductieweek was saai",
    "eten": "er is geen halal eten in de kantine",
}
texts = st.lists(st.text(max_size=60) | st.sampled_from(list(TEXTS.values())), max_size=12)


def rows(name: str) -> list[dict[str, str]]:
    with (PAIRS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def index() -> Index:
    return Index(Candidate(id_, text) for id_, text in TEXTS.items())


def ids(found: tuple[Match, ...]) -> list[str]:
    return [match.id for match in found]


def near_found() -> list[tuple[str, ...]]:
    """For every near pair both ways: the five that are offered, the text itself left out."""
    everything = [row[side] for row in rows("pairs.csv") for side in ("one", "other")]
    everything += [row["text"] for row in rows("alone.csv")]
    asked = Index(Candidate(text, text) for text in everything)
    pairs = [(row["one"], row["other"]) for row in rows("pairs.csv") if row["grade"] == "near"]
    return [
        (wanted, *[one for one in ids(asked.most_alike(text=text, at_most=6)) if one != text][:5])
        for one, other in pairs
        for text, wanted in ((one, other), (other, one))
    ]


def test_near_pairs_are_found_among_all_others() -> None:
    found = near_found()
    assert len(found) == 96
    assert sum(wanted in offered for wanted, *offered in found) / len(found) >= 0.97
    assert found == near_found()


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("bus altijd telaat", "bus"),
        ("introductie week saai", "intro"),
        ("Laptop is veels te duurrr", "laptop"),
        ("stageplek vinden hoe dan", "stage"),
        ("KAN DE WEG NIE VINDEN", "weg"),
        ("geen hálál eten 😢", "eten"),
    ],
)
def test_it_is_found_however_a_pupil_spells(text: str, first: str) -> None:
    assert ids(index().most_alike(text=text))[:1] == [first]


@pytest.mark.parametrize("text", ["", " ", "idk", "geen idee", "🙏", "ik wil dat wel", "...", "a"])
def test_a_text_that_says_nothing_finds_nothing(text: str) -> None:
    assert index().most_alike(text=text) == ()
    assert Index([Candidate("same", text)]).most_alike(text=text) == ()


def test_something_else_finds_nothing() -> None:
    assert index().most_alike(text="mogen we buiten voetballen op het plein") == ()


def test_the_same_text_scores_one_and_says_so() -> None:
    (first, *_rest) = index().most_alike(text="De introductieweek was saai!")
    assert first == Match("intro", 1.0, Reason("bijna dezelfde tekst", "nearly the same text"))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("de bus komt altijd te", Reason("bijna dezelfde tekst", "nearly the same text")),
        ("de bus komt al", Reason("hetzelfde begin", "the same beginning")),
        ("bus laat me staan", Reason("hetzelfde woord: bus", "the same word: bus")),
        (
            "duur die laptop",
            Reason("dezelfde woorden: duur, laptop", "the same words: duur, laptop"),
        ),
    ],
)
def test_why(text: str, reason: Reason) -> None:
    assert index().most_alike(text=text)[0].reason == reason


def test_shared_subjects_are_a_reason() -> None:
    found = most_alike(
        text="mijn ouders spreken geen Nederlands",
        candidates=[Candidate("x", "de tolk voor mama"), Candidate("y", TEXTS["bus"])],
    )
    assert [(match.id, match.reason) for match in found] == [
        (
            "x",
            Reason("hetzelfde onderwerp: taal, ouders", "the same subject: language, parents"),
        )
    ]


def test_words_that_look_alike_are_a_reason() -> None:
    found = most_alike(text="loopbaanles", candidates=[Candidate("x", "loopbaanlessen saai")])
    assert [match.reason for match in found] == [
        Reason("woorden die op elkaar lijken", "words that look alike")
    ]


def test_at_most_as_many_as_asked() -> None:
    many = [Candidate(str(number), f"de bus is te laat {number}") for number in range(9)]
    assert ids(most_alike(text="bus te laat", candidates=many)) == ["0", "1", "2", "3", "4"]
    assert ids(most_alike(text="bus te laat", candidates=many, at_most=2)) == ["0", "1"]


def test_a_text_can_be_added_renewed_and_removed() -> None:
    known = index()
    known.add(Candidate("fiets", "mijn fiets is gestolen"))
    assert ids(known.most_alike(text="fiets gestolen")) == ["fiets"]
    known.add(Candidate("fiets", "het rooster klopt niet"))
    assert ids(known.most_alike(text="fiets gestolen")) == []
    assert ids(known.most_alike(text="rooster klopt niet")) == ["fiets"]
    known.remove("fiets")
    known.remove("never there")
    assert ids(known.most_alike(text="rooster klopt niet")) == []
    assert len(known) == len(TEXTS)


@settings(max_examples=50, deadline=None)
@given(texts, st.text(max_size=60) | st.sampled_from(list(TEXTS.values())))
def test_one_by_one_or_at_once_is_the_same(several: list[str], text: str) -> None:
    candidates = [Candidate(str(number), one) for number, one in enumerate(several)]
    grown = Index()
    for candidate in candidates:
        grown.add(candidate)
        grown.most_alike(text=text)
    found = grown.most_alike(text=text)
    assert found == most_alike(text=text, candidates=candidates)
    assert len(found) <= 5
    scores = [match.score for match in found]
    assert scores == sorted(scores, reverse=True)
    assert all(FLOOR <= score <= 1 for score in scores)

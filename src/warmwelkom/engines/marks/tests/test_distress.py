"""Words of distress are held, sayings too with a note, ordinary words are not; the table came before the rules."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmwelkom.engines.marks import Topic, find_distress
from warmwelkom.engines.marks.phrases import ABOUT, PHRASES
from warmwelkom.engines.marks.tests.test_marks import lines

BULLIED = "[name:Kevin] pest me elke dag in de pauze"  # among the sentences with names


def judged(text: str) -> str:
    found = find_distress(text=text)
    if not found:
        return "clear"
    return "saying" if all(one.may_be_saying for one in found) else "held"


@pytest.mark.parametrize("line", lines("distress.txt"))
def test_held_saying_or_clear(line: str) -> None:
    wanted, _space, text = line.partition(" ")
    assert judged(text) == wanted


@pytest.mark.parametrize("name", ["clean.txt", "sentences.txt"])
def test_ordinary_sentences_are_not_held(name: str) -> None:
    held = [text for text in lines(name) if judged(re.sub(r"\[\w+:|\]", "", text)) != "clear"]
    assert held == ([BULLIED] if name == "sentences.txt" else [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("hoi, ik wil NIET meer leven. doei", [("NIET meer leven", Topic.SUICIDE)]),
        ("Ik w1l dóód", [("w1l dóód", Topic.SUICIDE)]),
        ("soms snij ik mezelf, echt", [("snij ik mezelf", Topic.SELF_HARM)]),
        ("mn vader slaat me", [("mn vader slaat me", Topic.VIOLENCE)]),
        ("ik voel me thuis niet veilig hoor", [("voel me thuis niet veilig", Topic.UNSAFE)]),
    ],
)
def test_the_mark_stands_where_the_words_are(text: str, found: list[tuple[str, Topic]]) -> None:
    assert [(text[one.start : one.end], one.topic) for one in find_distress(text=text)] == found


def test_what_it_says() -> None:
    (saying,) = find_distress(text="ik schaam me dood")
    assert saying.dutch == (
        "iemand kan misschien niet meer; dit kan een uitdrukking zijn; kijk toch even"
    )
    (held,) = find_distress(text="wil dood")
    assert held.english == "this may be about suicide"


def test_every_topic_has_phrases_and_words() -> None:
    assert set(ABOUT) == set(PHRASES) == set(Topic)


@given(st.text(max_size=400))
def test_any_text_gives_places_in_it(text: str) -> None:
    for one in find_distress(text=text):
        assert 0 <= one.start < one.end <= len(text)


@pytest.mark.parametrize(
    "part", ["ik kan niet ", "wil ", "mijn vader ", "me ", "niet meer ", "d", "!"]
)
def test_what_repeats_without_end_is_read_too(part: str) -> None:
    text = part * (20_000 // len(part))
    assert all(one.end <= len(text) for one in find_distress(text=text))

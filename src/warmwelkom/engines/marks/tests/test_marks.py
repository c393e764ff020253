"""What must be marked is marked, what must not is not; the tables beside this file were written before the rules."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmwelkom.engines.marks import Kind, Mark, find_marks
from warmwelkom.engines.marks.words import ALSO_WORDS, EVERYDAY, given_names

HERE = Path(__file__).parent
BENCH = Path(__file__).parents[5] / "benchmarks" / "similar"
SCHOOLS = ("Het Westplein", "Westplein College", "ROC Waterkant", "Waterkant")
MARKED = re.compile(r"\[(\w+):([^\]]*)\]")
FALSE_MARKS_AT_MOST = 2  # in the clean sentences; none at the time of writing


def lines(name: str) -> list[str]:
    rows = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [row for row in rows if row and not row.startswith("#")]


def marked(text: str) -> list[tuple[str, str]]:
    found = find_marks(text=text, schools=SCHOOLS)
    return [(mark.kind.value, text[mark.start : mark.end]) for mark in found]


def test_the_tables_are_long_enough() -> None:
    assert len(lines("sentences.txt")) >= 120
    assert len(lines("clean.txt")) >= 100


@pytest.mark.parametrize("line", lines("sentences.txt"))
def test_exactly_what_must_be_marked(line: str) -> None:
    assert marked(MARKED.sub(r"\2", line)) == MARKED.findall(line)


def test_clean_sentences_have_hardly_a_mark() -> None:
    false = {text: found for text in lines("clean.txt") if (found := marked(text))}
    assert sum(len(found) for found in false.values()) <= FALSE_MARKS_AT_MOST, false


def test_texts_that_were_written_for_another_purpose_have_hardly_a_mark() -> None:
    """The texts of `./bench similar`: nobody is named in them, and the rules were not made with them."""
    texts = []
    for name in ("pairs.csv", "alone.csv"):
        with (BENCH / name).open(encoding="utf-8", newline="") as file:
            texts += [row[key] for row in csv.DictReader(file) for key in row if key != "grade"]
    assert len(texts) == 550
    assert sum(len(marked(text)) for text in texts) <= FALSE_MARKS_AT_MOST


def test_every_kind_has_its_words_in_two_languages() -> None:
    marks = [Mark(0, 1, kind) for kind in Kind]
    assert len({mark.dutch for mark in marks}) == len({mark.english for mark in marks}) == 13
    assert Mark(0, 3, Kind.NAME).dutch == "een voornaam"


def test_words_that_are_also_names_stand_in_the_table_of_names() -> None:
    assert sorted((EVERYDAY | ALSO_WORDS) - given_names()) == []
    assert sorted(EVERYDAY & ALSO_WORDS) == []


@pytest.mark.parametrize("name", ["Şevval", "sevval", "SEVVAL", "Zoë", "zoe’s", "Łukasz"])
def test_a_name_is_found_however_it_is_written(name: str) -> None:
    assert marked(f"wie kent {name} nog") == [("name", name)]


@pytest.mark.parametrize(
    "text",
    [
        "juf de laptop doet het niet",
        "meneer in het lokaal naast ons",
        "mevrouw van geschiedenis helpt",
    ],
)
def test_a_title_alone_names_nobody(text: str) -> None:
    assert marked(text) == []


def test_without_schools_no_school_is_marked() -> None:
    assert find_marks(text="op Het Westplein leer je dat") == ()


def test_the_order_of_the_schools_does_not_matter() -> None:
    text = "van Westplein College naar ROC Waterkant"
    assert find_marks(text=text, schools=SCHOOLS[::-1]) == find_marks(text=text, schools=SCHOOLS)
    assert marked(text) == [("school", "Westplein College"), ("school", "ROC Waterkant")]


@given(st.text(max_size=400), st.lists(st.text(max_size=12), max_size=4))
def test_any_text_gives_marks_in_order_without_overlap(text: str, schools: list[str]) -> None:
    marks = find_marks(text=text, schools=schools)
    places = [place for mark in marks for place in (mark.start, mark.end)]
    assert places == sorted(places)
    assert all(0 <= mark.start < mark.end <= len(text) for mark in marks)


@pytest.mark.parametrize(
    "part", ["06 ", "a.", "a@", "van ", "juf ", "1-", "Laan van ", "klas ", "www.", "tim "]
)
def test_what_repeats_without_end_is_read_too(part: str) -> None:
    """A pattern that reads twice what it can read once would not come back from this."""
    text = part * (20_000 // len(part))
    assert all(mark.end <= len(text) for mark in find_marks(text=text))

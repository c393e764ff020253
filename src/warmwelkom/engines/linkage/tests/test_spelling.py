from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from warmwelkom.engines.linkage import spelling


@pytest.mark.parametrize(
    ("cell", "folded"),
    [
        ("Açılay", "acilay"),
        ("Ã‡akÄ±r", "cakir"),
        ("D'Hondt", "dhondt"),
        ("JosÃ© María", "jose maria"),
        ("  Żurawik ", "zurawik"),
        ("Løvås", "lovas"),
        ("Groß-Müller", "gross muller"),
        ("مريم الحسن", "مريم الحسن"),
        ("Ольга", "ольга"),
        ("", ""),
    ],
)
def test_names_are_folded_to_plain_letters(cell: str, folded: str) -> None:
    assert spelling.fold(cell) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [("sarah", "sara"), ("ties", "tijs"), ("max", "maks"), ("nicky", "nikki"), ("hamzah", "hamza")],
)
def test_spellings_of_one_sound_meet(one: str, other: str) -> None:
    assert spelling.sounded(one) == spelling.sounded(other)


@pytest.mark.parametrize(
    ("cell", "split"),
    [
        ("Dijk, van", ("van", ("dijk",), "dijk")),
        ("van de Dirksens", ("van de", ("dirksens",), "dirksens")),
        ("Soos, v.d.", ("van de", ("soos",), "soos")),
        ("Graaf-Bruinmeijer", ("", ("graaf", "bruinmeijer"), "graaf")),
        ("Ait Said", ("", ("aitsaid",), "ait")),
        ("Van", ("", ("van",), "van")),
        ("", ("", (), "")),
    ],
)
def test_surnames_are_split(cell: str, split: tuple[str, tuple[str, ...], str]) -> None:
    assert spelling.split_surname(cell) == split


@pytest.mark.parametrize(
    ("cell", "date"),
    [
        ("2008-01-31", 20080131),
        ("31-01-2008", 20080131),
        ("31/1/2008", 20080131),
        ("20080131", 20080131),
        ("31012008", 20080131),
        ("1/31/2008", 20080131),
        ("2008-01-31T00:00:00", 20080131),
        ("31-01-08", 20080131),
        ("2008-13-32", 0),
        ("onbekend", 0),
        ("", 0),
    ],
)
def test_dates_are_read(cell: str, date: int) -> None:
    assert spelling.read_date(cell) == date


def test_phones_meet_whatever_stands_before() -> None:
    cells = ("06-12345678", "+31 6 12345678", "0031612345678", "0612345678")
    assert {spelling.clean_phone(cell) for cell in cells} == {"612345678"}


@example("൰")  # ten, in a script that has a sign for it
@given(st.text(max_size=30))
def test_any_text_folds_to_letters_and_single_spaces(text: str) -> None:
    folded = spelling.fold(text)
    assert folded == " ".join(folded.split())
    assert [c for c in folded if c != " " and not c.isalpha()] == []
    assert spelling.fold(folded) == folded
    spelling.split_surname(text)
    spelling.read_date(text)

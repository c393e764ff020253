"""The words of a message: one task, an absolute date, one name; and how long an sms of it is."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import translation

from warmwelkom.rooms.summer.kinds import KINDS, STEPS, TEXT
from warmwelkom.rooms.summer.wording import TextNotRight, Words, check_text, fill, parts_of_sms

WORDS = Words(
    first_name="Dina", task="Laptop", day=dt.date(2026, 8, 24), action="Haal hem op.", name="Joris"
)


def test_the_date_is_a_day_with_its_date_also_for_who_reads_english() -> None:
    with translation.override("en"):
        text = fill("{voornaam}: {taak} {datum}. {doe} {naam}", WORDS)
    assert text == "Dina: Laptop maandag 24 augustus. Haal hem op. Joris"


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("{datum} {naam}", "Zet {taak} in de tekst"),
        ("{taak} {naam}", "Zet {datum} in de tekst"),
        ("{taak} {datum}", "Zet {naam} in de tekst"),
        ("{taak} {datum} {naam} {score}", "We kennen {score} niet"),
        ("{taak} {datum} {naam} kom Morgen", "Schrijf geen “Morgen”"),
    ],
)
def test_a_text_that_could_go_wrong_is_refused(text: str, begins: str) -> None:
    with pytest.raises(TextNotRight) as refused:
        check_text(text)
    assert str(refused.value).startswith(begins)


def test_a_name_with_a_spot_in_it_is_not_filled_again() -> None:
    odd = Words(first_name="{naam}", task="x", day=WORDS.day, action="y", name="Joris")
    assert fill("{voornaam} {naam}", odd) == "{naam} Joris"


@pytest.mark.parametrize(
    ("text", "parts"),
    [("a" * 160, 1), ("a" * 161, 2), ("é" * 160, 1), ("ë" * 70, 1), ("ë" * 71, 2), ("a" * 307, 3)],
)
def test_an_sms_is_counted_as_a_provider_counts_it(text: str, parts: int) -> None:
    assert parts_of_sms(text) == parts


def test_what_comes_out_of_the_box_fits_its_own_rules() -> None:
    assert check_text(TEXT) == TEXT
    known = {kind.code: kind for kind in KINDS}
    assert {kind for kind, _days in STEPS} == set(known)
    for kind in KINDS:
        words = Words(
            first_name="Maximiliaan", task=kind.title, day=WORDS.day, action=kind.sentence,
            name="Annemarie van der Heijden (ROC Mondriaan)",
        )  # fmt: skip
        assert parts_of_sms(fill(TEXT, words)) <= 2

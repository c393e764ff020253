from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmwelkom.engines.replies import RULES, Kind, sort_reply
from warmwelkom.engines.replies.rules import EVERY

LINES = (Path(__file__).parent / "sentences.txt").read_text().splitlines()
TABLE = [line.split(" | ", 1) for line in LINES if line and not line.startswith("#")]


@pytest.mark.parametrize(("kind", "text"), TABLE, ids=[text for _kind, text in TABLE])
def test_a_sentence_is_sorted(kind: str, text: str) -> None:
    found = sort_reply(text=text)
    assert (found.kind, found.rule) == (kind, found.rule)


def test_the_table_has_enough_of_every_kind() -> None:
    numbers = {kind: sum(1 for each, _text in TABLE if each == kind) for kind in Kind}
    assert min(numbers.values()) >= 9
    assert len(TABLE) >= 150


def test_every_rule_is_used_by_a_sentence() -> None:
    assert {sort_reply(text=text).rule for _kind, text in TABLE} == set(EVERY)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Stop met appen aub", "er staat ‘Stop met appen’: de leerling wil geen berichten meer"),
        ("ik ben klaar!", "er staat ‘klaar’: de leerling zegt dat het klaar is"),
        ("gezellig", "geen van onze regels herkent dit: lees het zelf"),
    ],
)
def test_it_says_why_in_the_pupils_own_words(text: str, why: str) -> None:
    assert sort_reply(text=text).dutch == why


def test_a_saying_is_told_from_distress() -> None:
    rules = [sort_reply(text=text).rule for text in ("ik wil dood", "ik ga dood van de zenuwen")]
    assert rules == ["distress", "distress_saying"]


def test_every_rule_has_both_languages() -> None:
    assert [r.code for r in RULES if "{words}" not in r.dutch or "{words}" not in r.english] == []


@given(st.text(max_size=400))
def test_any_text_gets_a_kind_and_words_of_its_own(text: str) -> None:
    found = sort_reply(text=text)
    assert found.kind in Kind
    assert found.words in " ".join(text.split()) or found.words in text

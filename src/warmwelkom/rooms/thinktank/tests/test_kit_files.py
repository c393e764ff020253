"""The files themselves: what is taken, and what is refused with a sentence."""

from __future__ import annotations

import base64
import copy
import hashlib
import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmwelkom.rooms.thinktank.kits.canonical import (
    KitError,
    canonical,
    hash_of,
    read_sealed,
    sealed,
    written,
)
from warmwelkom.rooms.thinktank.kits.formats import read_effect, read_kit

PILOT: dict[str, Any] = {
    "question": "Voelen zij zich welkom?", "where": "Delft", "pupils": 312, "begins": "2025-08-25",
    "ends": "2025-08-29", "indicator": "voelt zich welkom", "unit": "", "measure": "share",
    "more_is_better": True, "source": "vragenlijst", "result": "", "verdict": "works", "reason": "",
    "verdict_on": "2025-09-05",
    "numbers": [
        {"group": "here", "moment": "before", "n": 310, "number": 189, "mean": None, "sd": None},
        {"group": "here", "moment": "after", "n": 312, "number": 231, "mean": None, "sd": None},
    ],
}  # fmt: skip
PLAN = "5f0c3a52-6f0e-4b0e-9a47-0a63f5a0f2a1"
DOCUMENT: dict[str, Any] = {
    "format": "plan-kit/1", "plan": PLAN, "version": 7, "from": {"region": "Haaglanden", "site": ""},
    "title": "Samen de week in", "text": "Met de oude docent mee.", "goal": "Iedereen kent iemand",
    "for_whom": "bb en kb", "steps": [{"what": "Bel de scholen", "who": "", "day": -30}],
    "needs": [{"kind": "hours", "what": "begeleiding", "amount": 40, "unit": ""}],
    "costs": [{"what": "Bus", "cents": 125000}],
    "materials": [
        {"name": "draaiboek.pdf", "type": "application/pdf", "size": 9,
         "sha256": hashlib.sha256(b"%PDF-1.7x").hexdigest(), "content": base64.b64encode(b"%PDF-1.7x").decode()},
        {"name": "film.pdf", "type": "application/pdf", "size": 9_000_000, "sha256": "a" * 64, "content": ""},
    ],
    "effects": [PILOT],
}  # fmt: skip
EFFECT: dict[str, Any] = {
    "format": "plan-effect/1", "kit": "b" * 64, "plan": PLAN,
    "from": {"region": "Rijnmond", "site": ""}, "effects": [PILOT],
}  # fmt: skip


def file_of(document: dict[str, Any], **changed: Any) -> bytes:
    return written(sealed(copy.deepcopy(document) | changed))


def test_a_kit_is_read_as_it_was_written() -> None:
    kit = read_kit(file_of(DOCUMENT))
    assert [row["content"] for row in kit["materials"]] == [b"%PDF-1.7x", b""]
    assert {name: kit[name] for name in DOCUMENT if name != "materials"} == {
        name: value for name, value in DOCUMENT.items() if name != "materials"
    }


def test_the_example_in_the_documents_is_a_kit() -> None:
    page = Path(__file__).resolve().parents[5] / "docs" / "formats" / "plan-kit.md"
    example = page.read_text().split("```json\n")[1].split("```")[0]
    assert read_kit(example.encode())["steps"][0]["day"] == -60


def test_the_canonical_text_and_its_hash() -> None:
    assert canonical({"b": [1, None], "a": "é"}) == '{"a":"é","b":[1,null]}'.encode()
    assert hash_of({"sha256": "x", "a": 1}) == hashlib.sha256(b'{"a":1}').hexdigest()


def test_white_space_and_the_order_of_keys_do_not_matter() -> None:
    document = json.loads(file_of(DOCUMENT))
    turned = dict(reversed(document.items()))
    assert read_kit(json.dumps(turned, indent=8).encode("utf-8-sig"))["title"] == "Samen de week in"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "Dit is geen pakket"),
        (b"\x89PNG\r\n\x1a\n", "Dit is geen pakket"),
        (b"[1, 2]", "Dit is geen pakket"),
        (b"[" * 200_000, "Dit is geen pakket"),
        (b'{"format": "plan-kit/1", "format": "plan-kit/1"}', "Dit is geen pakket"),
        (b'{"format": "plan-kit/1", "x": 1.5}', "Dit is geen pakket"),
        (b'{"format": "plan-kit/1", "x": NaN}', "Dit is geen pakket"),
        (b'{"format": "plan-kit/1", "x": "\\ud800"}', "Dit is geen pakket"),
        (b'{"format": "plan-kit/1", "x": ' + b"9" * 5000 + b"}", "Dit is geen pakket"),
        (b'{"format": "plan-kit/2"}', "nieuwere versie"),
        (b'{"format": "plan-kit/1", "title": "x"}', "is veranderd nadat het werd gemaakt"),
        (b"x" * 4_000_001, "groter dan 4 MB"),
        (file_of(EFFECT), "Dit is geen pakket"),
    ],
    ids=lambda value: str(value[:40]) if isinstance(value, bytes) else "",
)
def test_what_is_no_kit_is_told(content: bytes, told: str) -> None:
    with pytest.raises(KitError) as fault:
        read_kit(content)
    assert told in str(fault.value)


def test_a_changed_file_is_told() -> None:
    changed = file_of(DOCUMENT).replace(b"125000", b"125001")
    with pytest.raises(KitError, match="is veranderd nadat het werd gemaakt"):
        read_kit(changed)


MANY = [{"what": "x", "cents": 1}] * 61
WRONG: list[dict[str, Any]] = [
    {"title": ""}, {"title": "x" * 121}, {"title": 5}, {"title": None}, {"text": "x" * 4001},
    {"goal": "a\x00b"}, {"goal": "a\x1bb"}, {"plan": "nee"}, {"plan": None}, {"version": -1}, {"version": True},
    {"from": {"region": "x"}}, {"from": "x"}, {"extra": 1}, {"costs": MANY}, {"costs": {"what": "x"}},
    {"costs": [{"what": "x", "cents": -1}]}, {"costs": [{"what": "x", "cents": "1"}]},
    {"steps": [{"what": "x", "who": "", "day": 99999}]}, {"steps": [{"what": "x", "who": ""}]},
    {"needs": [{"kind": "goud", "what": "x", "amount": 1, "unit": ""}]},
    {"needs": [{"kind": "hours", "what": "x", "amount": 0, "unit": ""}]},
    {"materials": [DOCUMENT["materials"][0] | {"content": "????"}]},
    {"materials": [DOCUMENT["materials"][0] | {"size": 8}]},
    {"materials": [DOCUMENT["materials"][0] | {"sha256": "c" * 64}]},
    {"materials": [DOCUMENT["materials"][0] | {"sha256": "C" * 64}]},
    {"effects": [PILOT | {"verdict": ""}]}, {"effects": [PILOT | {"begins": "2025-02-30"}]},
    {"effects": [PILOT | {"measure": "mean"}]}, {"effects": [PILOT | {"more_is_better": 1}]},
    {"effects": [PILOT | {"numbers": PILOT["numbers"][:1] * 2}]},
    {"effects": [PILOT | {"numbers": [PILOT["numbers"][0] | {"number": 4}]}]},
    {"effects": [PILOT | {"numbers": [PILOT["numbers"][0] | {"number": 307}]}]},
    {"effects": [PILOT | {"numbers": [PILOT["numbers"][0] | {"mean": "7"}]}]},
    {"effects": [PILOT | {"measure": "mean", "numbers": [PILOT["numbers"][0] | {"number": None, "mean": "7", "sd": "-1"}]}]},
    {"effects": [PILOT | {"measure": "mean", "numbers": [PILOT["numbers"][0] | {"number": None, "mean": "7e9"}]}]},
]  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: str(wrong)[:60])
def test_every_field_has_a_type_and_a_limit(wrong: dict[str, Any]) -> None:
    """Well sealed, so that only the field itself can be what is wrong."""
    with pytest.raises(KitError, match="In dit pakket klopt"):
        read_kit(file_of(DOCUMENT, **wrong))


def test_two_megabytes_of_files_and_no_more() -> None:
    big = b"%PDF-" + b"x" * 1_000_001
    one = {"name": "a.pdf", "type": "x", "size": len(big), "sha256": hashlib.sha256(big).hexdigest(),
           "content": base64.b64encode(big).decode()}  # fmt: skip
    assert read_kit(file_of(DOCUMENT, materials=[one]))["materials"][0]["content"] == big
    with pytest.raises(KitError, match="materials"):
        read_kit(file_of(DOCUMENT, materials=[one, one]))


def test_an_effect_is_read_and_an_empty_one_is_told() -> None:
    assert read_effect(file_of(EFFECT))["effects"] == [PILOT]
    with pytest.raises(KitError, match="staat geen effect"):
        read_effect(file_of(EFFECT, effects=[]))
    with pytest.raises(KitError, match=r"klopt ‘effect\.kit’ niet"):
        read_effect(file_of(EFFECT, kit="x"))


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(), lambda inside: st.lists(inside) | st.dictionaries(st.text(), inside)
)  # fmt: skip


@given(st.dictionaries(st.text(), PLAIN))
def test_whatever_stands_in_it_there_is_a_kit_or_a_sentence(found: dict[str, Any]) -> None:
    try:
        content = written(sealed(DOCUMENT | found))
    except UnicodeEncodeError:
        return
    with suppress(KitError):
        read_kit(content)


@given(st.binary(max_size=400))
def test_whatever_bytes_come_there_is_a_sentence(content: bytes) -> None:
    with pytest.raises(KitError):
        read_sealed(content, format_name="plan-kit/1")

"""Law: whatever is said in Dutch is said in English too, and nothing is left of what was said before."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

from warmwelkom.house.translations import PACKAGE, catalogues

KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
LITERAL = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
CALL = re.compile(rf"\b(?:np|n|p)?gettext\(\s*{LITERAL}(?:\s*,\s*{LITERAL})*|\b_\(\s*{LITERAL}")
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|\{(\w*)\}")
Key = tuple[str | None, str]


@cache
def said() -> dict[Key, str]:
    """Every marked Dutch string of the house: (context, string) -> where it stands."""
    found: dict[Key, str] = {}
    for path in sorted((*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.html"), *PACKAGE.rglob("*.txt"))):
        if "tests" in path.parts or "migrations" in path.parts:
            continue
        for key, line in strings_of(path):
            found.setdefault(key, f"{path.relative_to(PACKAGE)}:{line}")
    return found


def strings_of(path: Path) -> Iterator[tuple[Key, int]]:
    """Every marked Dutch string of one file, with its line."""
    source = path.read_text()
    if path.suffix != ".py":
        source = _calls_in(source)
    for line, words, _comments, context in extract(
        "python", io.BytesIO(source.encode()), keywords=KEYWORDS
    ):
        yield (context, words if isinstance(words, str) else words[0]), line


def _calls_in(template: str) -> str:
    """The translations of a template as lines of Python, each on the line where it stood."""
    lines = [""] * (template.count("\n") + 2)
    calls = templatize(template)
    for call in CALL.finditer(calls):
        lines[calls.count("\n", 0, call.start())] += " ".join(call[0].split("\n")) + "); "
    return "\n".join(lines)


def _entries(po: Path) -> Iterator[Message]:
    with po.open("rb") as source:
        for entry in read_po(source, locale="en"):
            if entry.id:
                yield entry


def _key(entry: Message) -> Key:
    return entry.context, entry.id if isinstance(entry.id, str) else entry.id[0]


def _texts(entry: Message) -> list[tuple[str, str]]:
    """(Dutch, English), once for one and once for many."""
    if isinstance(entry.id, str):
        return [(entry.id, str(entry.string))]
    return list(zip(entry.id, entry.string, strict=True))


@cache
def translated() -> dict[Key, list[str]]:
    """(context, string) -> the catalogues that have it in English."""
    found: dict[Key, list[str]] = {}
    for po in catalogues():
        for entry in _entries(po):
            if all(english for _dutch, english in _texts(entry)) and not entry.fuzzy:
                found.setdefault(_key(entry), []).append(str(po.relative_to(PACKAGE)))
    return found


def test_everything_is_said_in_english_too() -> None:
    missing = {key[1]: where for key, where in said().items() if key not in translated()}
    assert missing == {}


def test_no_translation_is_left_of_what_nobody_says_any_more() -> None:
    stale = {key[1]: where for key, where in translated().items() if key not in said()}
    assert stale == {}


def test_a_string_has_one_translation() -> None:
    """Two rooms may say the same; Django shows the English of one of them in both."""
    english: dict[tuple[Key, bool], set[tuple[str, ...]]] = {}
    for po in catalogues():
        for entry in _entries(po):
            texts = tuple(text for _dutch, text in _texts(entry))
            english.setdefault((_key(entry), isinstance(entry.id, str)), set()).add(texts)
    assert {key[0][1]: texts for key, texts in english.items() if len(texts) > 1} == {}


@pytest.mark.parametrize("po", catalogues(), ids=lambda po: po.parts[-5])
def test_both_languages_fill_in_the_same_words(po: Path) -> None:
    """A name that is in one sentence and not in the other would break the page, or hide a fact."""
    faults = {
        dutch: english
        for entry in _entries(po)
        for dutch, english in _texts(entry)
        if set(PLACEHOLDER.findall(dutch)) != set(PLACEHOLDER.findall(english))
    }
    assert faults == {}


def test_the_words_we_do_not_use() -> None:
    unwanted = re.compile(r"\bsuccesvol|\boeps\b|!|\bs\.v\.p\b|\bgelieve\b", re.IGNORECASE)
    assert {text: where for (_c, text), where in said().items() if unwanted.search(text)} == {}

"""Law: what a guide calls by name (in bold) stands on a page, in the language of the guide."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
GUIDES = sorted((ROOT / "docs" / "guide").rglob("*.md"))
LANGUAGES = ("nl", "en")


def stands_on_a_page(name: str, language: str) -> bool:
    """Dutch texts stand in the pages themselves, English ones in the translations."""
    if language == "nl":
        return any(f"{quote}{name}{quote}" in source() for quote in "\"'")
    return name in translations()


@cache
def source() -> str:
    pages = [*(ROOT / "src").rglob("*.html"), *(ROOT / "src").rglob("*.py")]
    return "\n".join(path.read_text() for path in pages if "tests" not in path.parts)


@cache
def translations() -> frozenset[str]:
    found: set[str] = set()
    for path in (ROOT / "src").rglob("locale/en/LC_MESSAGES/django.po"):
        with path.open("rb") as file:
            for message in read_po(file):
                found.update(
                    (message.string,) if isinstance(message.string, str) else message.string
                )
    return frozenset(found)


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_what_a_guide_names_stands_on_a_page(guide: Path) -> None:
    bold = re.findall(r"\*\*(.+?)\*\*", guide.read_text(), flags=re.DOTALL)
    named = sorted({" ".join(name.split()) for name in bold})
    assert [name for name in named if not stands_on_a_page(name, guide.parent.name)] == []


def test_each_guide_is_there_in_both_languages() -> None:
    count = {
        language: len([path for path in GUIDES if path.parent.name == language])
        for language in LANGUAGES
    }
    assert count["nl"] == count["en"] > 0


def test_the_index_names_every_guide() -> None:
    index = (ROOT / "docs" / "README.md").read_text()
    links = [f"guide/{path.parent.name}/{path.name}" for path in GUIDES]
    assert [link for link in links if f"({link})" not in index] == []

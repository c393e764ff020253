"""Law: what a guide calls by name (in bold) stands on a page, in the language of the guide."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
GUIDES = sorted((ROOT / "docs" / "guide").rglob("*.md"))
LANGUAGES = ("nl", "en")


def texts(language: str) -> Iterator[str]:
    """Every text of the pages: the Dutch ones are the source, the English ones their translation."""
    for path in (ROOT / "src").rglob("locale/en/LC_MESSAGES/django.po"):
        with path.open("rb") as source:
            for message in read_po(source):
                both = (message.id, message.string)
                for side in (both[LANGUAGES.index(language)],):
                    yield from (side if isinstance(side, tuple) else (side,))


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_what_a_guide_names_stands_on_a_page(guide: Path) -> None:
    known = set(texts(guide.parent.name))
    named = {
        " ".join(name.split())
        for name in re.findall(r"\*\*(.+?)\*\*", guide.read_text(), flags=re.DOTALL)
    }
    assert named - known == set()


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

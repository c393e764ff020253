"""Law: the documents say what is so: links lead somewhere, commands exist, files are there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import get_commands

from tests.laws.files import ROOT, name_of, tree
from warmwelkom.house.cli import FILE_COMMANDS, HOUSE_COMMANDS

DOCS = [path for path in tree() if path.suffix == ".md"]
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)(?:\s+\"[^\"]*\")?\)")
CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)
COMMAND = re.compile(r"(?<![\w./-])(?:\.venv/bin/)?warmwelkom ([a-z][a-z-]*)(?: ([a-z][a-z-]*))?")
LATER = {"plan-week", "film", "suppress", "trial"}
"""Commands of design.md for rooms that are not built yet; the house plan may name them."""


def commands() -> set[str]:
    return {*FILE_COMMANDS, *HOUSE_COMMANDS, *get_commands()}


def links(text: str) -> Iterator[str]:
    for target in LINK.findall(CODE.sub("", text)):
        if not re.match(r"[a-z]+:|#", target):
            yield target.split("#")[0]


def headings(text: str) -> set[str]:
    """Anchors as code hosts make them of headings."""
    found = re.findall(
        r"^#+ +(.+?) *$", re.sub(r"```.*?```", "", text, flags=re.DOTALL), re.MULTILINE
    )
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in found}


@pytest.mark.parametrize("path", DOCS, ids=name_of)
def test_every_link_leads_somewhere(path: Path) -> None:
    broken = [target for target in links(path.read_text()) if not (path.parent / target).exists()]
    assert broken == []


@pytest.mark.parametrize("path", DOCS, ids=name_of)
def test_every_link_within_a_page_leads_to_a_heading(path: Path) -> None:
    text = path.read_text()
    targets = [target[1:] for target in LINK.findall(CODE.sub("", text)) if target.startswith("#")]
    assert [target for target in targets if target not in headings(text)] == []


@pytest.mark.parametrize("path", DOCS, ids=name_of)
def test_every_command_exists(path: Path) -> None:
    named = {found[0] for code in CODE.findall(path.read_text()) for found in COMMAND.findall(code)}
    known = commands() | (LATER if path.name == "design.md" else set())
    assert sorted(named - known) == []


@pytest.mark.parametrize("path", DOCS, ids=name_of)
def test_every_file_of_ours_that_is_named_is_there(path: Path) -> None:
    """`src/…`, `docs/…`, `tests/…` in code style are files or folders, of the project or of a room."""
    named = re.findall(r"`((?:src|docs|tests|setup|requirements)/[\w./-]+)`", path.read_text())
    ours = [name for name in named if "NNNN" not in name]  # NNNN stands for any number
    everywhere = [f"/{name_of(path)}" for path in tree()]
    assert [
        name
        for name in ours
        if not (ROOT / name).exists() and not any(path.endswith(f"/{name}") for path in everywhere)
    ] == []


def test_the_law_sees_what_it_forbids() -> None:
    assert list(links("[x](gone.md) ![y](a/b.png#c) [z](https://x.nl) `[n](no.md)`")) == [
        "gone.md",
        "a/b.png",
    ]
    assert COMMAND.findall("`.venv/bin/warmwelkom region begin x`") == [("region", "begin")]
    assert headings("# Wie ziet mij?\n```\n# no\n```") == {"wie-ziet-mij"}

"""Law: docs/lists.md shows the columns that the engine reads, and the sentences that it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from warmwelkom.engines.tables.errors import NOT_A_TABLE
from warmwelkom.rooms.transitions.domain.forget import KEEP_FILES
from warmwelkom.rooms.transitions.domain.lists.kinds import KINDS
from warmwelkom.rooms.transitions.domain.lists.list_kind import ListKind
from warmwelkom.rooms.transitions.domain.lists.reading import LIMITS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "lists.md"
SHOWN = 5


def columns_of(kind: ListKind) -> str:
    """The table of one kind: what stands in the list, what it is called, whether it must be there."""
    needed = {group[0] for group in kind.needs if len(group) == 1}
    lines = ["| Kolom | Column | Field | Must | Headings it goes by |", "|---|---|---|---|---|"]
    for spec in kind.schema.fields:
        must = "yes" if spec.required or spec.name in needed else ""
        names = list(dict.fromkeys(spec.synonyms or (spec.label_nl,)))
        more = " …" if len(names) > SHOWN else ""
        headings = ", ".join(names[:SHOWN]) + more
        lines.append(f"| {spec.label_nl} | {spec.label_en} | `{spec.name}` | {must} | {headings} |")
    return "\n".join(lines)


def sentences_about_files() -> str:
    lines = ["| Zin | Sentence |", "|---|---|"]
    lines += [f"| {dutch} | {english} |" for dutch, english in NOT_A_TABLE.values()]
    return "\n".join(lines)


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_shows_every_column(kind: str) -> None:
    expected = columns_of(KINDS[kind])
    assert f"(`{kind}`)\n" in PAGE.read_text(), expected
    section = PAGE.read_text().split(f"(`{kind}`)\n", 1)[1].split("\n##", 1)[0]
    assert "\n".join(line for line in section.splitlines() if line.startswith("|")) == expected


def test_the_page_shows_every_sentence_about_a_file() -> None:
    assert sentences_about_files() in PAGE.read_text()


def test_the_page_tells_the_limits() -> None:
    page = PAGE.read_text()
    told = (
        f"{LIMITS.max_bytes // 1_000_000} MB",
        f"{LIMITS.max_rows:,} rows",
        f"{LIMITS.max_columns} columns",
        f"{KEEP_FILES.days} days",
    )
    assert [words for words in told if words not in page] == []

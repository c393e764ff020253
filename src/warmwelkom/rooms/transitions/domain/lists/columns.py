"""The columns of a file as people see and correct them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext_noop

from warmwelkom.base.access.errors import UserError
from warmwelkom.engines.tables.words import as_text
from warmwelkom.rooms.transitions.domain.lists.list_kind import ListKind
from warmwelkom.rooms.transitions.domain.lists.reading import ReadList
from warmwelkom.rooms.transitions.domain.lists.show import label_of

SAMPLES = 3
LONGEST_SAMPLE = 40


class OneColumnTwice(UserError):  # noqa: N818  reads as the sentence it is
    """Two columns were said to mean the same."""


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column: its place and heading, what it feeds, a few of its values.

    A refused column holds citizen numbers: none of its values is shown.
    """

    place: int
    heading: str
    field: str
    label: str
    samples: tuple[str, ...]
    refused: bool


def columns_of(*, read: ReadList) -> list[Column]:
    """Every column in the order of the file."""
    feeds = {column: field for field, column in read.mapping.fields.items()}
    sample = read.table.sample()
    found = []
    for place, heading in enumerate(read.table.columns):
        refused = heading in read.mapping.refused
        texts = (as_text(row.cells[place]) for row in sample) if not refused else ()
        values = list(dict.fromkeys(text for text in texts if text))[:SAMPLES]
        field = feeds.get(heading, "")
        found.append(
            Column(
                place=place,
                heading=heading,
                field=field,
                label=label_of(read.kind.schema.by_name[field]) if field else "",
                samples=tuple(_short(value) for value in values),
                refused=refused,
            )
        )
    return found


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_SAMPLE else f"{text[: LONGEST_SAMPLE - 1]}…"


def fields_of(*, kind: ListKind) -> list[tuple[str, str]]:
    """What a column can mean: name and label of each field, by label."""
    return sorted(((spec.name, label_of(spec)) for spec in kind.schema.fields), key=lambda f: f[1])


def chosen_columns(*, read: ReadList, said: dict[int, str]) -> dict[str, str | None]:
    """What differs from what the machine proposed, from the choice per column (place -> field or "").

    Raises:
        OneColumnTwice: two columns were said to mean the same.
    """
    used = {place: field for place, field in said.items() if field in read.kind.schema.by_name}
    for field, times in Counter(used.values()).items():
        if times > 1:
            label = label_of(read.kind.schema.by_name[field])
            raise OneColumnTwice(
                gettext_noop("Je koos twee kolommen voor “%(label)s”. Kies er één."), label=label
            )
    columns = read.table.columns
    wanted = {field: columns[place] for place, field in used.items() if place < len(columns)}
    proposed = read.proposed.fields
    changed: dict[str, str | None] = {field: None for field in proposed if field not in wanted}
    changed |= {field: column for field, column in wanted.items() if proposed.get(field) != column}
    return changed

"""What all loaders share: rows in, batches out, and what was left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

Row = dict[str, str]


@dataclass
class Loaded:
    """How a load went: rows written, and (line, sentence) for each row that was left out."""

    written: int = 0
    left_out: list[tuple[int, str]] = field(default_factory=list)


class UnknownFileError(Exception):
    """The headings are not those of any file this loader knows."""


def load_rows(
    *,
    rows: Iterable[tuple[int, Row]],
    make: Callable[[Row], Model | None],
    model: type[Model],
    key: tuple[str, ...],
    update: tuple[str, ...],
) -> Loaded:
    """Write rows in batches, updating those that exist (PostgreSQL's ON CONFLICT)."""
    done, batch = Loaded(), {}
    for line, row in rows:
        try:
            item = make(row)
        except (KeyError, ValueError) as fault:
            done.left_out.append((line, str(fault)))
            continue
        if item is not None:
            batch[tuple(getattr(item, name) for name in key)] = item
    items = list(batch.values())
    conflicts: dict[str, Any] = {"ignore_conflicts": True}
    if update:
        conflicts = {
            "update_conflicts": True,
            "unique_fields": list(key),
            "update_fields": list(update),
        }
    model._default_manager.bulk_create(items, batch_size=2000, **conflicts)
    done.written = len(items)
    return done


def number_or_none(text: str) -> float | None:
    return float(text.replace(",", ".")) if text.strip() else None


def place_name(text: str) -> str:
    """DUO writes places in capitals: "'S-GRAVENHAGE" is 's-Gravenhage, "ALPHEN AAN DEN RIJN" has small words."""
    small = {
        "aan",
        "den",
        "de",
        "der",
        "het",
        "op",
        "van",
        "bij",
        "en",
        "in",
        "ten",
        "ter",
        "'t",
        "'s",
    }
    words = [
        word.lower() if word.lower() in small else word.title() for word in clean(text).split()
    ]
    return " ".join(words).replace("'S-", "'s-").replace("'T ", "'t ")


def clean(text: str) -> str:
    """One space between words, no curly quotes: the registers pad and decorate their text."""
    return " ".join(text.replace("’", "'").replace("‘", "'").split())

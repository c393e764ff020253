"""What all loaders share: rows in, batches out, and what was left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from warmwelkom.base.facts.own import give_way

Row = dict[str, str]
SMALL_WORDS = frozenset(
    {"aan", "ad", "bij", "de", "den", "der", "en", "het", "in", "op", "ter", "van"}
)
PROVINCE = re.compile(r" (?:FR|GLD|GN|LB|NB|NH|OV|UT|ZH)$")
EVERYDAY = {  # one city, one name: the lists mix them
    "'s-gravenhage": "Den Haag",
    "s gravenhage": "Den Haag",
    "s hertogenbosch": "'s-Hertogenbosch",
    "'s-hertogenbosch": "'s-Hertogenbosch",
}


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
    instead_of_own: tuple[str, ...] = (),
) -> Loaded:
    """Write rows in batches, updating those that exist (PostgreSQL's ON CONFLICT).

    Without `update` only what is missing is written. Rows of our own tables that have the same
    values in the fields `instead_of_own` make place.
    """
    done = Loaded()
    items = list(_items(rows=rows, make=make, key=key, left_out=done.left_out).values())
    conflicts: dict[str, Any] = {"ignore_conflicts": True}
    if update:
        conflicts = {
            "update_conflicts": True,
            "unique_fields": list(key),
            "update_fields": list(update),
        }
    before = model._default_manager.count()
    model._default_manager.bulk_create(items, batch_size=2000, **conflicts)
    done.written = len(items) if update else model._default_manager.count() - before
    give_way(items=items if instead_of_own else [], scope=instead_of_own)
    return done


def _items(
    *,
    rows: Iterable[tuple[int, Row]],
    make: Callable[[Row], Model | None],
    key: tuple[str, ...],
    left_out: list[tuple[int, str]],
) -> dict[tuple[Any, ...], Model]:
    """Key -> item, the last row of a key winning; a row that can't be used goes to `left_out`."""
    found: dict[tuple[Any, ...], Model] = {}
    for line, row in rows:
        try:
            item = make(row)
        except (KeyError, ValueError) as fault:
            left_out.append((line, str(fault)))
            continue
        if item is not None:
            found[tuple(getattr(item, name) for name in key)] = item
    return found


def number_or_none(text: str) -> float | None:
    return float(text.replace(",", ".")) if text.strip() else None


def place_name(text: str) -> str:
    """A place as people write it; DUO writes capitals: "CAPELLE AAN DEN IJSSEL", "RIJSWIJK ZH"."""
    name = clean(text)
    if name == name.upper():
        words = PROVINCE.sub("", name).split()
        name = " ".join(
            word.lower() if place and word.lower() in SMALL_WORDS else word.title()
            for place, word in enumerate(words)
        )
        name = re.sub(r"\bIj", "IJ", re.sub(r"^'[ST]\b", lambda found: found[0].lower(), name))
    return EVERYDAY.get(name.lower(), name)


def postcode(text: str) -> str:
    """1234 AB, with one space; the lists differ in it."""
    found = re.fullmatch(r"(\d{4}) ?([A-Za-z]{2})", clean(text))
    return f"{found[1]} {found[2].upper()}" if found else clean(text)


def clean(text: str) -> str:
    """One space between words, no curly quotes: the registers pad and decorate their text."""
    return " ".join(text.replace("’", "'").replace("‘", "'").split())

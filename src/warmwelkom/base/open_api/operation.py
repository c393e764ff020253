"""One operation of an API of the house; a table of them makes the addresses and the document."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.http import HttpResponse
from msgspec import Struct


@dataclass(frozen=True, kw_only=True)
class Operation:
    """One method of one address. `scope`: what a key must allow; empty: everybody may, without a key."""

    path: str
    name: str
    method: str
    summary: str
    run: Callable[..., HttpResponse]
    answer: type[Struct] | None
    status: int = 200
    query: type[Struct] | None = None
    body: type[Struct] | None = None
    scope: str = ""


def by_address(rows: Iterable[Operation]) -> dict[tuple[str, str], dict[str, Operation]]:
    """(path, name) -> method -> operation."""
    found: dict[tuple[str, str], dict[str, Operation]] = {}
    for row in rows:
        found.setdefault((row.path, row.name), {})[row.method] = row
    return found

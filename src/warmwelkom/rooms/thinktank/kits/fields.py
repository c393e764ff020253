"""The types and limits of the fields of a kit; each raises KitError with the name of the field."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_noop

from warmwelkom.rooms.thinktank.kits.canonical import KitError

Check = Callable[[str, Any], Any]
HASH = re.compile(r"[0-9a-f]{64}")
NUMBER = re.compile(r"-?\d{1,9}(\.\d{1,3})?")


def refused(name: str) -> KitError:
    return KitError(
        gettext_noop(
            "In dit pakket klopt ‘%(name)s’ niet. Vraag het opnieuw aan de regio waar het vandaan komt."
        ),
        name=name,
    )


def text(most: int, *, least: int = 0) -> Check:
    """A text of so many characters, without control characters but line ends."""

    def check(name: str, value: Any) -> str:
        if not isinstance(value, str) or not least <= len(value.strip()) or len(value) > most:
            raise refused(name)
        if any(
            unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\n\t\r" for sign in value
        ):
            raise refused(name)
        return value

    return check


def whole(least: int, most: int, *, is_optional: bool = False) -> Check:
    def check(name: str, value: Any) -> int | None:
        if value is None and is_optional:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise refused(name)
        return value

    return check


def yes_or_no(name: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise refused(name)
    return value


def one_of(*values: str) -> Check:
    def check(name: str, value: Any) -> str:
        if value not in values:
            raise refused(name)
        return str(value)

    return check


def day(name: str, value: Any) -> str | None:
    """A day as 2026-09-01, or nothing."""
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(value).isoformat()
    except (TypeError, ValueError):
        raise refused(name) from None


def number(name: str, value: Any) -> str | None:
    """A number as a text, such as "7.25", or nothing: texts are the same on every machine."""
    if value is None:
        return None
    if not isinstance(value, str) or not NUMBER.fullmatch(value) or not value.isascii():
        raise refused(name)
    return str(Decimal(value))


def digest(name: str, value: Any) -> str:
    if not isinstance(value, str) or not HASH.fullmatch(value):
        raise refused(name)
    return value


def uuid(name: str, value: Any) -> str:
    try:
        return str(UUID(value))
    except (TypeError, ValueError, AttributeError):
        raise refused(name) from None


def record(**fields: Check) -> Check:
    """An object with exactly these fields."""

    def check(name: str, value: Any) -> dict[str, Any]:
        if not isinstance(value, dict) or set(value) != set(fields):
            raise refused(name)
        return {field: find(f"{name}.{field}", value[field]) for field, find in fields.items()}

    return check


def rows(most: int, check: Check) -> Check:
    """A list of so many at most."""

    def check_all(name: str, value: Any) -> list[Any]:
        if not isinstance(value, list) or len(value) > most:
            raise refused(name)
        return [check(f"{name} {place}", each) for place, each in enumerate(value, start=1)]

    return check_all

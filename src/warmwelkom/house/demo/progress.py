"""How far the demo is on its way to another day; forgotten by itself when nobody tells on."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.cache import cache
from django.utils.translation import gettext as _

SILENCE = 180  # seconds after which whoever was moving has died


def begin(region_id: UUID) -> None:
    cache.set(_key(region_id), {"done": 0, "of": 0}, SILENCE)


def tell(region_id: UUID, *, done: int, of: int) -> None:
    """So many of so many steps are done: lists, and for each day one for linking them."""
    cache.set(_key(region_id), {"done": done, "of": of}, SILENCE)


def end(region_id: UUID) -> None:
    cache.delete(_key(region_id))


def of(region_id: UUID | None) -> dict[str, Any] | None:
    """None when the demo stands still."""
    return cache.get(_key(region_id)) if region_id else None


def sentence(region_id: UUID | None) -> str:
    """For the demo bar; empty when the demo stands still."""
    found = of(region_id)
    if not found:
        return ""
    if not found["of"]:
        return _("De demo gaat naar een andere dag en begint zo.")
    return _("De demo gaat naar een andere dag: stap %(done)s van %(of)s.") % found


def _key(region_id: UUID) -> str:
    return f"demo-move:{region_id}"

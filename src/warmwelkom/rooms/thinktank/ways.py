"""The ways through the think tank; a room above adds its own."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

Way = tuple[str, str, Any]

_ways: list[tuple[int, Way]] = []


def add_way(policy: str, name: str, label: Any, *, place: int) -> None:
    """Show the page of this name to whoever its policy lets in; `place` orders the row."""
    if all(way[1] != name for _place, way in _ways):
        _ways.append((place, (policy, name, label)))
        _ways.sort(key=lambda pair: pair[0])


def all_ways() -> list[Way]:
    """(policy, url name, label), in order."""
    return [way for _place, way in _ways]


for number, (policy, name, label) in enumerate(
    (
        ("thinktank.read", "front", _("Draden")),
        ("thinktank.read", "rounds", _("Samen kiezen")),
        ("thinktank.read", "follow", _("Volgcode")),
        ("thinktank.contribute", "answers", _("Antwoorden")),
        ("thinktank.own_plans", "own_plans", _("Mijn plannen")),
        ("thinktank.make_code", "codes", _("Klassencodes")),
        ("thinktank.moderate", "queue", _("Lezen")),
        ("thinktank.read", "figures", _("Cijfers")),
        ("thinktank.read", "open_data", _("Open gegevens")),
        ("thinktank.open", "settings", _("Instellingen")),
    ),
    start=1,
):
    add_way(policy, f"thinktank:{name}", label, place=number * 10)

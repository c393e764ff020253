"""One school beside the others of its kind together: never one other school, never a place in a row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from warmwelkom.rooms.insights.figures import Figure, Row
from warmwelkom.rooms.insights.names import ALL
from warmwelkom.rooms.insights.queries.facts_of_schools import OWN, REST
from warmwelkom.rooms.insights.words import REACHED, state_word
from warmwelkom.rooms.transitions.words import WAY


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Two bars of the same step, of 100: the own school and the others; None is hidden."""

    label: str
    own: int | None
    rest: int | None


def school_pairs(content: Mapping[str, Any]) -> list[Pair]:
    """Of each hundred pupils, how many are so far: the own school above the others."""
    counts = content.get("counts", {})
    whole = {side: counts.get(side + ALL) for side in (OWN, REST)}
    return [
        Pair(
            label=str(REACHED[step]),
            own=_of_hundred(counts.get(f"{OWN}reached={step}"), whole[OWN]),
            rest=_of_hundred(counts.get(f"{REST}reached={step}"), whole[REST]),
        )
        for step in _steps_in(counts)
    ]


def _steps_in(counts: Mapping[str, Any]) -> list[str]:
    return [step.value for step in WAY if f"{OWN}reached={step.value}" in counts]


def school_figures(content: Mapping[str, Any]) -> list[Figure]:
    """What the school may take along as a file."""
    return [one for one in (_funnel(content), _steps(content)) if one.rows]


def _funnel(content: Mapping[str, Any]) -> Figure:
    counts = content.get("counts", {})
    sides = (OWN, REST) if _has_others(counts) else (OWN,)
    whole = [counts.get(side + ALL) for side in sides]
    lines = [(_("Alle leerlingen"), whole)]
    lines += [
        (str(REACHED[step]), [counts.get(f"{side}reached={step}") for side in sides])
        for step in _steps_in(counts)
    ]
    rows = tuple(Row(label=label, values=_of_both(n, whole)) for label, n in lines if counts)
    means = _("Hoeveel leerlingen al zo ver zijn, of verder: van onze school, en van de andere scholen samen.") if len(sides) > 1 else _("Hoeveel leerlingen al zo ver zijn, of verder.")  # fmt: skip
    columns = _("Onze school"), _("Van de honderd"), _("De andere scholen"), _("Van de honderd, elders")  # fmt: skip
    return Figure(
        key="funnel",
        title=_("Hoe ver onze leerlingen zijn"),
        means=means,
        head=_("Zo ver"),
        columns=columns[: 2 * len(sides)],
        rows=rows,
    )


def _of_both(numbers: list[int | None], whole: list[int | None]) -> tuple[int | None, ...]:
    """Each side's number, and what it is of a hundred there."""
    sides = zip(numbers, whole, strict=True)
    return tuple(value for n, of in sides for value in (n, _of_hundred(n, of)))


def _has_others(counts: Mapping[str, Any]) -> bool:
    """Not for who works at two schools of one kind."""
    return any(name.startswith(REST) for name in counts)


def _steps(content: Mapping[str, Any]) -> Figure:
    region = {step["state"]: step for step in content.get("steps_of_region", [])}
    rows = tuple(
        Row(
            label=state_word(step["state"]),
            values=(step["median"], region.get(step["state"], {}).get("median")),
        )
        for step in content.get("steps", [])
    )
    return Figure(
        key="steps", title=_("Hoelang een stap duurt"),
        means=_("Dagen van de eerste dag in een stap tot de eerste dag in de volgende; de helft ging sneller. Alleen waar tien of meer leerlingen zijn."),
        head=_("Stap"), columns=(_("Onze school"), _("De hele regio")), rows=rows,
    )  # fmt: skip


def _of_hundred(number: int | None, whole: int | None) -> int | None:
    return None if number is None or not whole else round(100 * number / whole)

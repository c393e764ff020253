"""The totals as lines of a table: what is counted, of what, and the number."""

from __future__ import annotations

from collections.abc import Iterator

from warmwelkom.rooms.thinktank.queries.open.shapes import Totals

HEADINGS = ("Wat is geteld", "Van wat", "Onderdeel", "Getal")
Row = tuple[str, str, str, float | None]


def total_rows(totals: Totals) -> Iterator[Row]:
    """Every number once; an empty one is hidden or unknown."""
    for state in totals.states:
        yield "bijdragen per toestand", state.kind, state.state, state.number
    for label in totals.labels:
        for name in ("need", "idea", "plan", "offer"):
            yield "bijdragen per label", label.label, name, getattr(label, name)
        yield "antwoord gevraagd per label", label.label, "", label.due
        yield "op tijd beantwoord per label", label.label, "", label.in_time
    for step in totals.steps:
        yield "keren dat een stap gezet is", step.step, "", step.cases
        yield "dagen per stap (middelste)", step.step, "", step.median_days
    for row in totals.answers:
        who = row.organisation or "hele regio"
        yield "antwoord gevraagd", who, "", row.due
        yield "op tijd beantwoord", who, "", row.in_time
    for school in totals.schools:
        yield "gezegd met een klassencode", school.school or "zonder school", "", school.number
    yield "gezegd met een klassencode", "hele regio", "", totals.pupils

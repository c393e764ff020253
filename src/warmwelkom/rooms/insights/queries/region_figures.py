"""The figures of the coordinator's page, each with its definition and its gaps, from one row of the database."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from warmwelkom.rooms.insights.figures import Figure, Row, with_bars
from warmwelkom.rooms.insights.names import ALL, ARRIVED, BUCKETS, GROUPS, WAITS
from warmwelkom.rooms.insights.queries.flow_figures import flow_figure, programme_figure
from warmwelkom.rooms.insights.words import ARRIVAL, BUCKET, REACHED, state_word
from warmwelkom.rooms.transitions.words import WAY

Content = Mapping[str, Any]


def region_figures(content: Content) -> list[Figure]:
    """Those that have something to tell, in the order of a pupil's way."""
    made = (
        funnel_figure(content), school_figure(content), steps_figure(content["steps"]),
        waiting_figure(content), flow_figure(content), programme_figure(content),
        arrival_figure(content),
    )  # fmt: skip
    return [one for one in made if one.rows]


def funnel_figure(content: Content) -> Figure:
    """From leaver to settled: how many are so far, or further."""
    counts = content["counts"]
    whole = counts.get(ALL)
    rows = [
        Row(label=str(REACHED[step]), values=(n, _share(n, whole)), code=step)
        for step in (state.value for state in WAY)
        if f"reached={step}" in counts
        for n in (counts[f"reached={step}"],)
    ]
    return Figure(
        key="funnel",
        title=_("Van de laatste dag op het vmbo tot week zes"),
        means=_("Hoeveel leerlingen al zo ver zijn, of verder. Wie elders heen gaat of zoek is, staat in geen stap. “Van de honderd” is van alle leerlingen op de lijsten."),
        head=_("Zo ver"), columns=(_("Leerlingen"), _("Van de honderd")),
        rows=with_bars(rows), missing=_without(content, "without_list"),
    )  # fmt: skip


def school_figure(content: Content) -> Figure:
    """The schools by the alphabet: never by a number."""
    counts, labels = content["counts"], content["labels"]
    codes = [name for name in counts if name.startswith("school=") and "|" not in name]
    names = {
        code: labels.get(code.partition("=")[2]) or _("Uit een andere regio") for code in codes
    }
    groups = [group for group in GROUPS if f"group={group}" in counts]
    heads = {"place": _("Met een plek"), "underway": _("Onderweg"), "outside": _("Elders of zoek")}
    rows = tuple(
        Row(label=names[code], values=(counts[code], *(counts.get(f"{code}|{g}") for g in groups)))
        for code in sorted(codes, key=names.__getitem__)
    )
    return Figure(
        key="schools", title=_("Per vo-school"),
        means=_("Waar de leerlingen van elke school nu staan. De volgorde is die van het alfabet."),
        head=_("School"), columns=(_("Leerlingen"), *(heads[group] for group in groups)),
        rows=rows, missing=_without(content, "without_list"),
    )  # fmt: skip


def steps_figure(steps: list[dict[str, Any]]) -> Figure:
    """Days in each step: the middle one, and what nine of ten stay under."""
    rows = tuple(
        Row(label=state_word(step["state"]), values=(step["median"], step["p90"], step["n"]))
        for step in steps
    )
    return Figure(
        key="steps", title=_("Hoelang een stap duurt"),
        means=_("Dagen van de eerste dag in een stap tot de eerste dag in de volgende. De helft ging sneller dan het middelste getal; negen van de tien sneller dan het tweede."),
        head=_("Stap"), columns=(_("Dagen, de middelste"), _("Dagen, negen van de tien"), _("Van ten minste zoveel leerlingen")),
        rows=rows, missing=(_("Wie nog in een stap staat, telt daar nog niet mee."),),
    )  # fmt: skip


def waiting_figure(content: Content) -> Figure:
    counts = content["counts"]
    rows = tuple(
        Row(
            label=state_word(state),
            values=tuple(counts.get(f"wait={state}|{bucket}") for bucket in BUCKETS),
            code=state,
        )
        for state in WAITS
        if f"state={state}" in counts
    )
    return Figure(
        key="waiting", title=_("Waar leerlingen wachten"),
        means=_("Hoelang leerlingen zonder plek al in hun stap staan."),
        head=_("Stap"), columns=tuple(str(BUCKET[bucket]) for bucket in BUCKETS), rows=rows,
    )  # fmt: skip


def arrival_figure(content: Content) -> Figure:
    counts = content["counts"]
    rows = [
        Row(label=str(ARRIVAL[day]), values=(counts[f"arrived={day}"],), code=day)
        for day in ARRIVED
        if f"arrived={day}" in counts
    ]
    return Figure(
        key="arrivals", title=_("Wanneer zij voor het eerst in de klas waren"),
        means=_("Geteld vanaf de eerste dag van de eigen opleiding. Wie nog nergens gezien is, telt niet mee."),
        head=_("Voor het eerst gezien"), columns=(_("Leerlingen"),), rows=with_bars(rows),
        missing=_without(content, "without_presence"),
        more=(reverse("summer:arrival"), _("De aankomst van dag tot dag")),
    )  # fmt: skip


def _share(number: int | None, whole: int | None) -> int | None:
    return None if number is None or not whole else round(100 * number / whole)


def _without(content: Content, which: str) -> tuple[str, ...]:
    """A sentence that names the schools of which a list is missing."""
    names = content.get("gaps", {}).get(which, [])
    if not names:
        return ()
    words = {
        "without_list": ngettext(
            "Van %(n)s vo-school is er nog geen lijst: %(names)s.",
            "Van %(n)s vo-scholen is er nog geen lijst: %(names)s.", len(names),
        ),
        "without_presence": ngettext(
            "Van %(n)s mbo-school is er nog geen lijst van wie er in de klas was: %(names)s.",
            "Van %(n)s mbo-scholen is er nog geen lijst van wie er in de klas was: %(names)s.", len(names),
        ),
    }  # fmt: skip
    return (words[which] % {"n": len(names), "names": ", ".join(names)},)

"""Where pupils with a place came from and went to: profile to sector, and the programmes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from warmwelkom.rooms.insights.figures import Figure, Row, with_bars
from warmwelkom.rooms.insights.names import UNKNOWN
from warmwelkom.rooms.insights.sankey import Flow, drawing_of
from warmwelkom.rooms.insights.words import profile_word, sector_word

Content = Mapping[str, Any]
NARROW, WIDE = 330, 720


def flow_figure(content: Content) -> Figure:
    """A flow that is hidden is drawn nowhere; what of a side is not drawn is told beside it."""
    counts = content["counts"]
    sides = {head: codes_by_size(counts, head) for head in ("profile", "sector")}
    rows = tuple(
        Row(
            label=profile_word(profile),
            values=(
                counts[f"profile={profile}"],
                *(counts.get(f"flow={profile}|{sector}") for sector in sides["sector"]),
            ),
        )
        for profile in sides["profile"]
    )
    return Figure(
        key="flows", title=_("Van profiel naar sector"),
        means=_("Leerlingen met een plek: van welk profiel of welke leerweg zij kwamen, en in welke sector hun opleiding valt."),
        head=_("Profiel of leerweg"),
        columns=(_("Met een plek"), *(sector_word(sector) for sector in sides["sector"])),
        rows=rows, drawing=_drawn(counts),
        missing=(_("Stromen van minder dan vijf leerlingen zijn niet getekend."),),
    )  # fmt: skip


def programme_figure(content: Content) -> Figure:
    """The programmes whose number may be shown, by their name; the others are not named."""
    counts, labels = content["counts"], content["labels"]
    found = {
        labels.get(crebo, crebo): n
        for name, n in counts.items()
        if name.startswith("programme=") and n is not None
        for crebo in (name.split("|")[1],)
        if crebo != UNKNOWN
    }
    rows = [Row(label=label, values=(found[label],)) for label in sorted(found)]
    return Figure(
        key="programmes", title=_("Naar welke opleidingen"),
        means=_("Leerlingen uit deze regio met een plek, per opleiding van vijf of meer."),
        head=_("Opleiding"), columns=(_("Leerlingen"),), rows=with_bars(rows),
        missing=(_("Opleidingen met minder dan vijf leerlingen staan er niet bij."),),
    )  # fmt: skip


def codes_by_size(counts: Mapping[str, int | None], head: str) -> list[str]:
    """The codes of one side: what is shown by its size, then what is hidden by its code; the unknown last."""
    codes = [name.partition("=")[2] for name in counts if name.startswith(f"{head}=")]
    return sorted(codes, key=lambda code: (code == UNKNOWN, -(counts[f"{head}={code}"] or 0), code))


def _drawn(counts: Mapping[str, int | None]) -> dict[str, Any] | None:
    flows = [
        Flow(left=profile_word(left), right=sector_word(right), number=n)
        for name, n in counts.items()
        if name.startswith("flow=") and n
        for left, right in (name.partition("=")[2].split("|"),)
    ]
    if not flows:
        return None
    return {"narrow": drawing_of(flows, width=NARROW), "wide": drawing_of(flows, width=WIDE)}

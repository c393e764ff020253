"""Minutes as text, for a mail or a document: the same words as the page, no name of a person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from warmwelkom.base.ui.templatetags.ww import day, long_day
from warmwelkom.rooms.meetings.models import ActionItem, Decision, MinutesCorrection
from warmwelkom.rooms.meetings.queries.minutes import Minuted
from warmwelkom.rooms.meetings.templatetags.meetings import when_is
from warmwelkom.rooms.meetings.templatetags.minutes import decision_words, present_words

FORMS = {"txt": "text/plain", "md": "text/markdown"}


def minutes_as_text(here: dict[str, Any], *, region: str, form: str) -> str:
    """The minutes of `minutes_for` as plain text ("txt") or Markdown ("md"). No query."""
    is_md = form == "md"
    row, said = here["row"], here["published"] or here["row"]
    lines = [f"# {said.title}" if is_md else said.title]
    if said.starts_at:
        lines += ["", when_is(said)]
    if here["published"] is None:
        lines += ["", _("Dit verslag is nog niet openbaar.")]
    elif present := present_words(here["published"]):
        lines += ["", present]
    for number, point in enumerate(here["points"], start=1):
        lines += ["", f"## {number}. {point.item}" if is_md else f"{number}. {point.item}"]
        lines += _point(point, is_md=is_md)
    if here["corrections"]:
        title = _("Verbeteringen bij het hele verslag")
        lines += ["", f"## {title}" if is_md else title, ""]
        lines += [_correction(row) for row in here["corrections"]]
    address = reverse("meetings:minutes", args=[region, row.pk])
    lines += ["", f"{settings.PUBLIC_ADDRESS}{address}", ""]
    return "\n".join(lines)


def _point(point: Minuted, *, is_md: bool) -> Iterator[str]:
    if point.item.notes:
        yield ""
        yield point.item.notes.strip()
    mark = "**" if is_md else ""
    for decision in point.decisions:
        yield ""
        yield f"{mark}{decision_words(decision)}{mark}{_after(decision)}"
    if point.promises:
        yield ""
        yield from (_promise(row) for row in point.promises)
    if point.corrections:
        yield ""
        yield from (_correction(row) for row in point.corrections)


def _after(decision: Decision) -> str:
    return f": {decision.text}" if decision.text else ""


def _promise(row: ActionItem) -> str:
    words = {"what": row.what, "who": row.public_who, "day": long_day(row.due)}
    return _("- Beloofd: %(what)s (%(who)s, vóór %(day)s)") % words


def _correction(row: MinutesCorrection) -> str:
    words = {"day": day(row.at), "who": row.by_name, "text": row.text, "reason": row.reason}
    return _("- Verbetering van %(day)s door %(who)s: %(text)s (omdat: %(reason)s)") % words

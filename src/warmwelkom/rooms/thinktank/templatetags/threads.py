"""A thread in the list, in few steps: the list is asked more than any other page, twenty threads at a time."""

from __future__ import annotations

from functools import cache

from django import template
from django.template.loader import render_to_string
from django.utils.html import conditional_escape, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext, ngettext, override

from warmwelkom.base.ui.templatetags.ww import day, icon, thousands
from warmwelkom.rooms.thinktank.domain.rules import state_of
from warmwelkom.rooms.thinktank.models import Kind, Label
from warmwelkom.rooms.thinktank.queries.front import Thread
from warmwelkom.rooms.thinktank.templatetags.thinktank import kind_icon

register = template.Library()


@register.filter
def thread_now(row: Thread) -> str:
    """What became of it, from how many voices, of which school, and its answer or when that comes."""
    said = [_heard(row)]
    if row.school:
        said.append(row.school)
    if row.answered_on:
        said.append(gettext("antwoord op %(day)s") % {"day": day(row.answered_on)})
    elif row.answer_by:
        said.append(gettext("antwoord vóór %(day)s") % {"day": day(row.answer_by)})
    return " · ".join(said)


def _heard(row: Thread) -> str:
    number = {"s": thousands(row.heard)}
    if row.state == "bundled":
        return (
            ngettext("gebundeld uit %(s)s stem", "gebundeld uit %(s)s stemmen", row.heard) % number
        )
    name = str(state_of(row.kind, row.state).name)
    if row.heard < 2:
        return name
    voices = ngettext("%(s)s stem", "%(s)s stemmen", row.heard) % number
    return f"{name} · {voices}"


@register.filter
def kind_badge(kind: str) -> SafeString:
    """The icon and the name of a kind of contribution."""
    return _badge(kind, get_language() or "nl")


@register.filter
def doors(step: int) -> SafeString:
    """How far a thread came, as five doors of which one is open."""
    return _doors(step, get_language() or "nl")


@register.simple_tag
def label_options(labels: list[Label], chosen: list[str]) -> SafeString:
    """The labels of one kind, to choose from; those that are chosen stay so."""
    rows = (
        (label.slug, " selected" if label.slug in chosen else "", label) for label in labels or ()
    )
    return format_html_join("", '<option value="{}"{}>{}</option>', rows)


@cache
def _badge(kind: str, language: str) -> SafeString:
    with override(language):
        name = conditional_escape(capfirst(Kind(kind).label))
    return mark_safe(icon(kind_icon(kind)) + name)  # noqa: S308  our own icon, an escaped word


@cache
def _doors(step: int, language: str) -> SafeString:
    with override(language):
        return render_to_string("thinktank/front/_doors.html", {"step": step})

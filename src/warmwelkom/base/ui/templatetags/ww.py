"""Template tags of the house: icons, dates as people say them, figures with a point."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import cache
from pathlib import Path

from babel.dates import format_date
from babel.numbers import format_currency
from django import template
from django.utils import timezone, translation
from django.utils.safestring import SafeString, mark_safe

from warmwelkom.base.clock import AMSTERDAM

register = template.Library()

ICONS = Path(__file__).resolve().parent.parent / "templates" / "ui" / "icons"
WEEKDAYS = {
    "nl": ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
MONTHS = {
    "nl": (
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}
SHORT = {
    "nl": ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}


@register.simple_tag
def icon(name: str) -> SafeString:
    """One of our own icons, inline; it is decoration, the word beside it tells."""
    return mark_safe(_icon(name))  # noqa: S308  our own file, not what anyone typed


@cache
def _icon(name: str) -> str:
    if not name.replace("-", "").isalpha():
        raise template.TemplateSyntaxError(f"{name} is not the name of an icon.")
    text = (ICONS / f"{name}.svg").read_text().strip()
    inside = text[text.index(">") + 1 :]
    return f'<svg class="ww-icon" viewBox="0 0 24 24" aria-hidden="true">{inside}'


def icon_names() -> list[str]:
    return sorted(path.stem for path in ICONS.glob("*.svg"))


@register.filter
def day(value: dt.date | None) -> str:
    """Such as "do 4 jun"; with the year when it is not the year we live in."""
    if value is None:
        return ""
    moment = _local(value)
    lang = _language()
    if lang not in WEEKDAYS:
        return str(format_date(moment, "EEE d MMM", locale=lang))
    text = f"{WEEKDAYS[lang][moment.weekday()][: 2 if lang == 'nl' else 3]} {moment.day} {SHORT[lang][moment.month - 1]}"
    return text if abs(moment.year - timezone.now().year) < 2 else f"{text} {moment.year}"


@register.filter
def full_day(value: dt.date | None) -> str:
    """Such as "ma 13 jan 2025": for what runs over years."""
    if value is None:
        return ""
    short, year = day(value), str(_local(value).year)
    return short if short.endswith(year) else f"{short} {year}"


@register.filter
def long_day(value: dt.date | None) -> str:
    """Such as "donderdag 4 juni"."""
    if value is None:
        return ""
    moment = _local(value)
    lang = _language()
    if lang not in WEEKDAYS:
        return str(format_date(moment, "EEEE d MMMM", locale=lang))
    return f"{WEEKDAYS[lang][moment.weekday()]} {moment.day} {MONTHS[lang][moment.month - 1]}"


@register.filter
def moment(value: dt.datetime | None) -> str:
    """Such as "di 2 jun, 10.15", in Amsterdam's time."""
    if value is None:
        return ""
    is_day = not isinstance(value, dt.datetime)
    return day(value) if is_day else f"{day(value)}, {clock(value)}"


@register.filter
def clock(value: dt.datetime | dt.time | None) -> str:
    """Such as "10.15" (in English 10:15), in Amsterdam's time."""
    if value is None:
        return ""
    local = value.astimezone(AMSTERDAM) if isinstance(value, dt.datetime) else value
    return f"{local:%H.%M}" if _language() == "nl" else f"{local:%H:%M}"


@register.filter
def thousands(value: int | None) -> str:
    """Such as 5.213 (in English 5,213)."""
    if value is None:
        return ""
    return f"{value:,}".replace(",", ".") if _language() == "nl" else f"{value:,}"


@register.filter
def euro(value: Decimal | float | None) -> str:
    """An amount the Dutch way, € 1.250,50; whole euros without cents. Nothing for nothing."""
    if value is None:
        return ""
    form = "¤\xa0#,##0" if value == int(value) else "¤\xa0#,##0.00"
    return str(
        format_currency(value, "EUR", format=form, currency_digits=False, locale=_language())
    )


@register.filter
def school_year(value: int | None) -> str:
    """The year in which it starts, as people say it: 2025 is 2025-2026."""
    return "" if value is None else f"{value}-{value + 1}"


@register.filter
def initials(name: str) -> str:
    """Two letters for a door: of the first and the last word, small words aside."""
    words = [word for word in name.split() if word[:1].isupper()] or name.split()
    return (words[0][:1] + (words[-1][:1] if len(words) > 1 else "")).upper() if words else "?"


@register.simple_tag(takes_context=True)
def same_page(context: template.Context, **changes: object) -> str:
    """The query of this page with some words changed; an empty word is taken out."""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value not in (None, ""):
            query[name] = str(value)
    return f"?{query.urlencode()}"


@register.simple_tag(takes_context=True)
def same_page_at(context: template.Context, name: str, number: int) -> str:
    """As `same_page`, for one of several lists on a page: `name` is the word by which it is turned."""
    return same_page(context, **{name: number})


def _local(value: dt.date) -> dt.date:
    return value.astimezone(AMSTERDAM) if isinstance(value, dt.datetime) else value


def _language() -> str:
    return (translation.get_language() or "nl")[:2]

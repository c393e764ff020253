"""The row of ways through a week, half-days and features as people say them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import template
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from warmwelkom.base.ui.templatetags.ww import clock, long_day
from warmwelkom.engines.tables import FieldSpec, Schema
from warmwelkom.rooms.introweek.fields import in_words
from warmwelkom.rooms.introweek.half_days import HalfDay
from warmwelkom.rooms.introweek.levels import what_stayed_broken
from warmwelkom.rooms.introweek.models import WeekSlot
from warmwelkom.rooms.introweek.queries.lists_of_week import label_of
from warmwelkom.rooms.introweek.ways import ways_for

register = template.Library()


@register.inclusion_tag("introweek/plan/_ways.html", takes_context=True)
def week_ways(context: template.Context, pk: UUID) -> dict[str, Any]:
    """The row of ways; a page that belongs to another (`way_path`) shows as that one."""
    request = context["request"]
    path = context.get("way_path") or request.path
    return {"ways": ways_for(actor=request.actor, path=path, pk=pk)}


@register.filter
def half_day(half: HalfDay) -> str:
    """`ma ochtend`, `Mon morning`."""
    return f"{date_format(half.day, 'D')} {half.part_of_day}"


@register.filter
def when(slot: WeekSlot) -> str:
    """`maandag 24 augustus, 09.00–10.15`."""
    return f"{long_day(slot.day)}, {clock(slot.begins)}–{clock(slot.ends)}"


@register.filter
def list_name(schema: Schema) -> str:
    """What a kind of list holds: `ruimtes`."""
    return label_of(schema)


@register.filter
def column_name(spec: FieldSpec) -> str:
    """A heading as we write it ourselves."""
    return label_of(spec)


@register.filter
def reason(code: str) -> str:
    """Why somebody sees nobody they know, in words."""
    return {
        "no_own_teacher": _("voor hen is geen docent van hun oude school gevraagd"),
        "no_half_day": _("hun docenten hebben nog geen dagdeel gegeven"),
        "not_reached": _("hun docenten komen, maar kunnen niet bij elke groep zijn"),
    }.get(code, "")


SHORTAGES = {
    "group_size": gettext_lazy(
        "%(where)s heeft %(n)s studenten; die zijn niet in groepen te verdelen. Verander de grootte bij Regels."
    ),
    "mentors": gettext_lazy(
        "Voor %(where)s zijn %(n)s groepen met een mentor nodig; er zijn mentoren voor %(a)s."
    ),
    "room_places": gettext_lazy(
        "Voor %(where)s zijn %(n)s plekken voor een groep nodig; er zijn er %(a)s. Zet er een ruimte of lesuur bij."
    ),
    "room_seats": gettext_lazy(
        "Voor %(where)s zijn %(n)s stoelen nodig; er zijn er %(a)s. Zet er een ruimte of lesuur bij."
    ),
    "rooms_together": gettext_lazy(
        "Deze onderdelen delen hun ruimtes: %(where)s. Samen zijn %(n)s plekken voor een groep nodig; er zijn er %(a)s. Zet er een ruimte of lesuur bij."
    ),
    "need": gettext_lazy(
        "Voor %(part)s is geen ruimte met: %(what)s. Een student die komt heeft dat nodig (aantal: %(n)s). Kies bij Ruimtes een andere ruimte, of vink aan dat het er is."
    ),
    "too_few_parts": gettext_lazy(
        "Elke groep heeft op deze dagen minstens %(n)s onderdelen; er zijn er %(a)s. Maak er meer bij Onderdelen, of verander Regels of Dagen."
    ),
    "too_many_parts": gettext_lazy(
        "%(where)s: %(n)s onderdelen, en in de tijd waarop die mogen heeft een groep er hoogstens %(a)s. Zet er een lesuur bij, laat er een weg, of kies bij Onderdelen wanneer het nog meer mag."
    ),
    "too_few_slots": gettext_lazy(
        "Een dag telt %(a)s keer een lesuur, en elke groep heeft er minstens %(n)s onderdelen. Zet er een lesuur bij, of verander Regels."
    ),
    "apart": gettext_lazy(
        "Van %(where)s mogen %(n)s studenten niet bij elkaar; er komen hoogstens %(a)s groepen. Laat er twee bij elkaar, of maak kleinere groepen mogelijk bij Regels."
    ),
}


@register.filter
def shortage(row: dict[str, Any], here: Any) -> str:
    """What is short, in a sentence that names the part, the programme or the place."""
    told = SHORTAGES.get(row["kind"], str(row["text"]).replace("%", "%%"))
    return str(told) % _named(row, here)


def _named(row: dict[str, Any], here: Any) -> dict[str, Any]:
    """The words of a row, by the names that people gave."""
    names = {key: part.title for key, part in here.words.parts.items()}
    names |= {str(one.programme_id): one.programme.name for one in here.stock.students}
    ids = row["where"] if isinstance(row["where"], list) else [row["where"]]
    where = ", ".join(names.get(one, "") for one in ids)
    return {
        "where": where, "part": where,
        "a": row["available"], "n": row["needed"],
        "what": ", ".join(in_words(sorted(filter(None, row.get("what", "").split(", "))))),
    }  # fmt: skip


@register.filter
def broken_rules(result: dict[str, Any]) -> list[str]:
    """Which rules a search could not keep, in sentences."""
    return what_stayed_broken(result.get("broken") or [])


@register.filter
def why_failed(code: str) -> str:
    """Why a search ended without a plan, in words."""
    return {
        "memory": _(
            "Deze week vroeg meer geheugen dan er mag zijn, dus het zoeken is gestopt. Wat al gevonden was, staat bij Versies. Zoek korter, of maak er twee weken van."
        ),
        "fell": _(
            "Het zoeken viel stil. Wat al gevonden was, staat bij Versies. Probeer het nog eens."
        ),
    }.get(code, "")

"""What a pilot found, in sentences that anybody reads, with how sure it is."""

from __future__ import annotations

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from warmwelkom.engines.effect import Effect, Finding, Mean, Share
from warmwelkom.rooms.thinktank.queries.pilot_page import Group, PilotPage


def pilot_heading(pilot: PilotPage) -> str:
    """Where and with how many."""
    parts = [pilot.where]
    if pilot.pupils:
        parts.append(
            ngettext("%(n)s leerling", "%(n)s leerlingen", pilot.pupils) % {"n": pilot.pupils}
        )
    return ", ".join(part for part in parts if part)


def finding_words(pilot: PilotPage) -> list[str]:
    """The sentences under the heading: what was counted, the difference, and what we don't know."""
    if pilot.verdict == "not_measured":
        return [_("Niet gemeten, omdat: %(reason)s") % {"reason": pilot.reason}]
    effect = pilot.effect
    if effect is None:
        return [_("Er is nog niets geteld.")]
    words = [_counted(pilot), *_difference(pilot, effect)]
    if not effect.is_compared and effect.finding != Finding.NO_BEFORE:
        words.append(
            _("Of dat door dit plan komt weten we niet: er was geen groep om mee te vergelijken.")
        )
    return [sentence for sentence in words if sentence]


def _counted(pilot: PilotPage) -> str:
    after, before = pilot.groups["here", "after"], pilot.groups.get(("here", "before"))
    text = _("Achteraf: %(after)s.") % {"after": value_words(after, pilot.unit)}
    if before is not None:
        text += " " + _("Vooraf: %(before)s.") % {"before": value_words(before, pilot.unit)}
    return text


def value_words(group: Group, unit: str = "") -> str:
    """Such as "231 van de 312 (74 %)", or "7,2 (312 leerlingen)"."""
    if isinstance(group, Share):
        return _("%(number)s van de %(n)s (%(share)s %%)") % {
            "number": group.number,
            "n": group.n,
            "share": round(100 * group.value),
        }
    return _("%(value)s (%(n)s leerlingen)") % {
        "value": " ".join(part for part in (short(group.value), unit) if part),
        "n": group.n,
    }


def short(value: float, places: int = 1) -> str:
    """A number with one place behind the comma, without a zero there."""
    text = number_format(round(value, places), decimal_pos=places)
    return text.removesuffix(",0").removesuffix(".0")


def _difference(pilot: PilotPage, effect: Effect) -> list[str]:
    if effect.finding == Finding.NO_BEFORE:
        return [_("We weten niet of het anders werd: vooraf is er niet geteld.")]
    if effect.finding == Finding.NO_SPREAD:
        return [_("Hoe zeker dit verschil is weten we niet: de spreiding is niet opgegeven.")]
    if effect.finding == Finding.TOO_FEW:
        return [_("Dit zijn te weinig leerlingen om iets te zeggen. Met ongeveer %(n)s in elke groep kan het wel.") % {"n": effect.needed}]  # fmt: skip
    return [_how_sure(pilot, effect)]


def _how_sure(pilot: PilotPage, effect: Effect) -> str:
    low, high = effect.low or 0, effect.high or 0
    scale, places = (100, 0) if pilot.is_share else (1, 1)
    if not round(scale * low, places) or not round(scale * high, places):
        places += 1  # that it is not nought must be read
    words = {"low": short(scale * low, places), "high": short(scale * high, places)}
    if effect.finding == Finding.NO_DIFFERENCE:
        if pilot.is_share:
            return (
                _(
                    "We zien geen verschil. Het ligt waarschijnlijk tussen %(low)s en %(high)s op de 100 leerlingen."
                )
                % words
            )
        return (
            _("We zien geen verschil. Het ligt waarschijnlijk tussen %(low)s en %(high)s.") % words
        )
    if low < 0:
        words = {"low": short(-scale * high, places), "high": short(-scale * low, places)}
    return _sentence(pilot, effect, is_more=low > 0) % words


def _sentence(pilot: PilotPage, effect: Effect, *, is_more: bool) -> str:
    if effect.is_compared and pilot.is_share:
        return (
            _("Het steeg hier meer dan in de groep zonder dit plan. Het verschil is waarschijnlijk tussen %(low)s en %(high)s op de 100 leerlingen.")
            if is_more
            else _("Het steeg hier minder, of daalde meer, dan in de groep zonder dit plan. Het verschil is waarschijnlijk tussen %(low)s en %(high)s op de 100 leerlingen.")
        )  # fmt: skip
    if effect.is_compared:
        return (
            _("Het steeg hier meer dan in de groep zonder dit plan. Het verschil is waarschijnlijk tussen %(low)s en %(high)s.")
            if is_more
            else _("Het steeg hier minder, of daalde meer, dan in de groep zonder dit plan. Het verschil is waarschijnlijk tussen %(low)s en %(high)s.")
        )  # fmt: skip
    if pilot.is_share:
        return (
            _("Het werden er meer. Het verschil is waarschijnlijk tussen %(low)s en %(high)s op de 100 leerlingen.")
            if is_more
            else _("Het werden er minder. Het verschil is waarschijnlijk tussen %(low)s en %(high)s op de 100 leerlingen.")
        )  # fmt: skip
    return (
        _("Het werd hoger. Het verschil is waarschijnlijk tussen %(low)s en %(high)s.")
        if is_more
        else _("Het werd lager. Het verschil is waarschijnlijk tussen %(low)s en %(high)s.")
    )


def interval_words(group: Group) -> str:
    """Such as "tussen 70 en 78"; empty where it is not known."""
    found = group.interval
    if found is None:
        return ""
    scale, places = (1, 1) if isinstance(group, Mean) else (100, 0)
    return _("tussen %(low)s en %(high)s") % {
        "low": short(scale * found[0], places),
        "high": short(scale * found[1], places),
    }

"""What an old teacher or a mentor reads when a shared plan changed for them; Dutch, for that is what the schools speak."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import override

from warmwelkom.base.ui.templatetags.ww import clock, long_day
from warmwelkom.rooms.introweek.whereabouts import Hour
from warmwelkom.rooms.introweek.wording_of_asking import Letter


def change_letter(
    *, name: str, school: str, sender: str, reply_to: str, hours: Iterable[tuple[Hour, bool]],
    is_mentor: bool,
) -> Letter:  # fmt: skip
    """The hours that are still to come, with what is new in front of them; no student is named."""
    with override("nl"):
        rows = [_row(hour, is_new=is_new) for hour, is_new in hours]
        words = {"name": name, "school": school, "sender": sender, "mail": reply_to}
        lines = [
            _("Dag %(name)s,") % words,
            _("Het rooster van de introductieweek van %(school)s is veranderd, en dat raakt jou.") % words,
            _("Zo is het nu:") + "\n" + "\n".join(rows)
            if rows
            else _("Je wordt nu bij geen groep verwacht. Je hoeft dus niet te komen."),
            _("Je groepen staan hier: %(link)s") % {"link": _groups()} if is_mentor else "",
            _("Kan dit niet? Mail vandaag nog naar %(mail)s, dan zoeken we iemand anders.") % words,
            _("Groet,\n%(sender)s, %(school)s") % words,
        ]  # fmt: skip
        subject = _("Je rooster in de introductieweek is veranderd")
        return Letter(subject=subject, text="\n\n".join(line for line in lines if line))


def student_words(*, name: str, school: str, sender: str) -> dict[str, str]:
    """`subject` and `text` of what a student reads on a phone; no place or hour, for the page has the newest."""
    with override("nl"):
        words = {
            "name": Truncator(name).chars(40), "school": Truncator(school).chars(80),
            "sender": Truncator(sender).chars(80),
            "link": f"{settings.PUBLIC_ADDRESS}{reverse('introweek:my_week')}",
        }  # fmt: skip
        text = _(
            "Dag %(name)s, je rooster van de introductieweek van %(school)s is veranderd. Kijk waar en hoe laat je nu moet zijn: %(link)s Groet, %(sender)s."
        )
        return {"subject": _("Je rooster in de introductieweek is veranderd"), "text": text % words}


def _row(hour: Hour, *, is_new: bool) -> str:
    words = {
        "when": f"{long_day(hour.when.day)} {clock(hour.when.begins)}–{clock(hour.when.ends)}",
        "what": hour.what.title, "group": hour.group.name,
        "room": f"{hour.where.building} {hour.where.name}".strip(),
    }  # fmt: skip
    line = _("%(when)s: %(what)s, groep %(group)s, %(room)s") % words
    new = _("NIEUW")
    return f"- {new} {line}" if is_new else f"- {line}"


def _groups() -> str:
    return f"{settings.PUBLIC_ADDRESS}{reverse('introweek:groups')}"

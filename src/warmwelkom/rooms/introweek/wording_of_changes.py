"""What an old teacher, a mentor, an old school and a student read when a plan was shared or changed for them.

Dutch, for that is what the schools speak.
"""

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

Hours = Iterable[tuple[Hour, bool]]
"""The hours that are still to come, each with whether it is new."""


def change_letter(
    *, name: str, school: str, sender: str, reply_to: str, hours: Hours, is_mentor: bool,
    is_first: bool = False, link: str = "",
) -> Letter:  # fmt: skip
    """The hours of one person, with what is new in front of them; no student is named."""
    with override("nl"):
        rows = _rows(hours, is_first=is_first)
        words = {"name": name, "school": school, "sender": sender, "mail": reply_to, "link": link}
        lines = [
            _("Dag %(name)s,"),
            _ready(is_mentor=is_mentor)
            if is_first
            else _("Het rooster van de introductieweek van %(school)s is veranderd, en dat raakt jou."),
            _now(rows, is_first=is_first),
            _("Je groepen staan hier: %(link)s") % {"link": _groups()} if is_mentor else "",
            _("Hier staat altijd hoe het nu is, zonder inloggen: %(link)s") if link else "",
            _("Kan dit niet? Mail vandaag nog naar %(mail)s, dan zoeken we iemand anders."),
            _("Groet,\n%(sender)s, %(school)s"),
        ]  # fmt: skip
        return Letter(subject=_subject(is_first=is_first), text=_joined(lines, words))


def letter_to_school(
    *, colleagues: Iterable[tuple[str, Hours]], school: str, sender: str, reply_to: str, link: str,
    is_first: bool,
) -> Letter:  # fmt: skip
    """What colleagues without an address have to know, for who passes it on; no student is named."""
    with override("nl"):
        words = {"school": school, "sender": sender, "mail": reply_to, "link": link}
        told = [
            f"{name}\n" + (_rows(hours, is_first=is_first) or _("- hoeft niet te komen"))
            for name, hours in colleagues
        ]
        lines = [
            _("Dag collega’s,"),
            _("Het rooster van de introductieweek van %(school)s is klaar. Van deze collega’s hebben we geen mailadres. Geef je hun door waar ze verwacht worden?")
            if is_first
            else _("Het rooster van de introductieweek van %(school)s is veranderd. Van deze collega’s hebben we geen mailadres. Geef je hun door hoe het nu is?"),
            *(one.replace("%", "%%") for one in told),
            _("Alles staat ook hier, zonder inloggen: %(link)s"),
            _("Kan iemand niet? Mail vandaag nog naar %(mail)s, dan zoeken we iemand anders."),
            _("Groet,\n%(sender)s, %(school)s"),
        ]  # fmt: skip
        return Letter(subject=_subject(is_first=is_first), text=_joined(lines, words))


def student_words(*, name: str, school: str, sender: str, is_first: bool = False) -> dict[str, str]:
    """`subject` and `text` of what a student reads on a phone; no place or hour, for the page has the newest."""
    with override("nl"):
        words = {
            "name": Truncator(name).chars(40), "school": Truncator(school).chars(80),
            "sender": Truncator(sender).chars(80),
            "link": f"{settings.PUBLIC_ADDRESS}{reverse('introweek:my_week')}",
        }  # fmt: skip
        first = _(
            "Dag %(name)s, je rooster van de introductieweek van %(school)s is klaar. Kijk in welke groep je zit, waar je moet zijn en wie je al kent: %(link)s Groet, %(sender)s."
        )
        again = _(
            "Dag %(name)s, je rooster van de introductieweek van %(school)s is veranderd. Kijk waar en hoe laat je nu moet zijn: %(link)s Groet, %(sender)s."
        )
        text = first if is_first else again
        return {"subject": _subject(is_first=is_first), "text": text % words}


def _subject(*, is_first: bool) -> str:
    if is_first:
        return _("Je rooster in de introductieweek is klaar")
    return _("Je rooster in de introductieweek is veranderd")


def _ready(*, is_mentor: bool) -> str:
    if is_mentor:
        return _(
            "Het rooster van de introductieweek van %(school)s is klaar. Jij ontvangt een groep."
        )
    return _("Het rooster van de introductieweek van %(school)s is klaar. Fijn dat je je oud-leerlingen komt opzoeken.")  # fmt: skip


def _now(rows: str, *, is_first: bool) -> str:
    if not rows:
        return _("Je wordt nu bij geen groep verwacht. Je hoeft dus niet te komen.")
    begin = _("Hier word je verwacht:") if is_first else _("Zo is het nu:")
    return f"{begin}\n{rows}".replace("%", "%%")


def _joined(lines: Iterable[str], words: dict[str, str]) -> str:
    return "\n\n".join(line % words for line in lines if line)


def _rows(hours: Hours, *, is_first: bool) -> str:
    return "\n".join(_row(hour, is_new=is_new and not is_first) for hour, is_new in hours)


def _row(hour: Hour, *, is_new: bool) -> str:
    words = {
        "when": f"{long_day(hour.when.day)} {clock(hour.when.begins)}–{clock(hour.when.ends)}",
        "what": hour.what.title, "group": hour.group.name,
        "room": ", ".join(filter(None, (f"{hour.where.building} {hour.where.name}".strip(), hour.where.address))),
    }  # fmt: skip
    line = _("%(when)s: %(what)s, groep %(group)s, %(room)s") % words
    new = _("NIEUW")
    return f"- {new} {line}" if is_new else f"- {line}"


def _groups() -> str:
    return f"{settings.PUBLIC_ADDRESS}{reverse('introweek:groups')}"

"""What is wrong with a week before anything is searched, each as a sentence that says what to do."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from warmwelkom.base.ui.templatetags.ww import clock, long_day
from warmwelkom.rooms.introweek.fields import in_words
from warmwelkom.rooms.introweek.queries.document import NOWHERE, Stock, place_of

MOST_STUDENTS = 6000


def problems_of(stock: Stock, *, today: dt.date) -> list[str]:
    """Empty when a plan can be asked for."""
    return [
        *_times(stock, today=today),
        *_parts(stock),
        *_rooms(stock),
        *_people(stock),
        *_students(stock),
        *_needs(stock),
    ]


def hints_of(stock: Stock) -> list[str]:
    """What does not stop a plan, but costs familiar faces."""
    found = []
    silent = [one for one in stock.offers if not one.half_days]
    if not stock.offers:
        found.append(
            _("Nog geen docent van een oude school is gevraagd: niemand ziet een bekende docent.")
        )
    elif silent:
        names = ", ".join(one.name for one in silent[:5])
        found.append(
            ngettext(
                "%(n)s docent heeft nog geen dagdeel: %(names)s. Vraag het, of haal de naam weg.",
                "%(n)s docenten hebben nog geen dagdeel, zoals %(names)s. Vraag ze, of haal ze weg.",
                len(silent),
            )
            % {"n": len(silent), "names": names}
        )
    return found


def _times(stock: Stock, *, today: dt.date) -> Iterator[str]:
    if stock.week.last_day < today:
        yield _("Deze week is al voorbij. Kies andere dagen.")
    if not stock.slots:
        yield _("Er staan nog geen lesuren. Zet ze bij Dagen.")
    for one in stock.slots:
        if one.ends <= one.begins:
            yield _(
                "Het lesuur van %(begin)s eindigt voor het begint. Verander de tijd bij Dagen."
            ) % {"begin": clock(one.begins)}
    for first, second in pairwise(stock.slots):
        if first.day == second.day and second.begins < first.ends:
            yield _("Op %(day)s overlappen de lesuren van %(a)s en %(b)s. Verander een tijd bij Dagen.") % {
                "day": long_day(first.day), "a": clock(first.begins), "b": clock(second.begins),
            }  # fmt: skip


def _parts(stock: Stock) -> Iterator[str]:
    days = len({one.day for one in stock.slots})
    rules, number = stock.rules, len(stock.parts)
    if not stock.parts:
        yield _("Er zijn nog geen onderdelen. Zet ze bij Onderdelen.")
    elif days and not rules.day_min * days <= number <= rules.day_max * days:
        yield _(
            "Met %(days)s dagen en %(least)s tot %(most)s onderdelen per dag passen er %(a)s tot %(b)s onderdelen; er staan er %(n)s."
        ) % {
            "days": days, "least": rules.day_min, "most": rules.day_max, "n": number,
            "a": rules.day_min * days, "b": rules.day_max * days,
        }  # fmt: skip
    codes, keys = {one.code for one in stock.slots}, {one.key for one in stock.parts}
    for one in stock.parts:
        if set(one.slots) - codes or set(one.after) - keys:
            yield _(
                "%(part)s mag alleen op een lesuur, of pas na een onderdeel, dat er niet meer is. Kijk bij Onderdelen wat er nu mag, en bewaar."
            ) % {"part": one.title}


def _rooms(stock: Stock) -> Iterator[str]:
    if not stock.rooms:
        yield _("Er zijn nog geen ruimtes. Zet ze bij Ruimtes.")
        return
    for one in stock.rooms:
        if one.seats < 1 or one.parallel_groups < 1:
            yield _(
                "Ruimte %(room)s heeft geen plaatsen. Vul in hoeveel studenten erin passen."
            ) % {"room": one.name}
    for part in stock.parts:
        if not any(set(part.features) <= set(room.features) for room in stock.rooms):
            yield _("Voor %(part)s is geen ruimte met: %(what)s.") % {
                "part": part.title, "what": ", ".join(in_words(part.features)),
            }  # fmt: skip


def _people(stock: Stock) -> Iterator[str]:
    if any(part.led_by_mentor for part in stock.parts) and not stock.mentors:
        yield _("Er zijn nog geen mentoren. Zet ze bij Mentoren.")
    for one in stock.mentors:
        if one.half_days is not None and not one.half_days:
            yield _(
                "Mentor %(name)s is er op geen enkel dagdeel. Kies een dagdeel of haal de naam weg."
            ) % {"name": one.name}


def _students(stock: Stock) -> Iterator[str]:
    if not stock.students:
        yield _("Er komt nog niemand. Kies bij Studenten van welke locaties.")
    if len(stock.students) > MOST_STUDENTS:
        yield _("Er komen %(n)s studenten; meer dan %(most)s in één week plannen kan niet. Maak er twee weken van.") % {
            "n": len(stock.students), "most": MOST_STUDENTS,
        }  # fmt: skip
    twice = [pk for pk, n in Counter(one.pupil_id for one in stock.students).items() if n > 1]
    if twice:
        yield ngettext(
            "%(n)s student staat dubbel op de lijst. Haal bij Studenten de lijst opnieuw op.",
            "%(n)s studenten staan dubbel op de lijst. Haal bij Studenten de lijst opnieuw op.",
            len(twice),
        ) % {"n": len(twice)}
    places = {str(one.location_id) for one in stock.buildings}
    lost = Counter(
        one.programme.name
        for one in stock.students
        if (here := place_of(stock, one.programme)) != NOWHERE and here not in places
    )
    for name, number in sorted(lost.items()):
        yield ngettext(
            "Voor %(n)s student van %(programme)s is er geen gebouw op de eigen locatie. Zet er een bij Ruimtes.",
            "Voor %(n)s studenten van %(programme)s is er geen gebouw op hun locatie. Zet er een bij Ruimtes.",
            number,
        ) % {"n": number, "programme": name}


def _needs(stock: Stock) -> Iterator[str]:
    """A part that has rooms, but none that somebody who comes can use: no search ever finds a plan then."""
    needed = Counter(
        (place_of(stock, one.programme), frozenset(one.needs))
        for one in stock.students
        if one.needs
    )
    nowhere = all(one.location_id is None for one in stock.buildings)
    for part in stock.parts:
        rooms = [one for one in stock.rooms if set(part.features) <= set(one.features)]
        for (place, needs), number in sorted(needed.items(), key=lambda row: sorted(row[0][1])):
            here = [one for one in rooms if nowhere or str(one.building.location_id) == place]
            if here and not any(needs <= set(one.features) for one in here):
                yield _(
                    "Voor %(part)s is geen ruimte met: %(what)s. Een student die komt heeft dat nodig (aantal: %(n)s). Kies bij Ruimtes een andere ruimte, of vink aan dat het er is."
                ) % {
                    "part": part.title, "n": number, "what": ", ".join(in_words(sorted(needs))),
                }  # fmt: skip

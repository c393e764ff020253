"""Let the demo's summer live along with its lists: June, July, and the first day at the mbo."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import override

from warmwelkom.house.demo.reading import moment
from warmwelkom.house.demo.summer.bridge import confirm, go_on, start
from warmwelkom.house.demo.summer.own_page import answer, ask, say_done, welcome_the_class
from warmwelkom.house.demo.summer.people import (
    answer_what_waits,
    call_who_is_due,
    take_up_one,
)
from warmwelkom.house.demo.summer.ways_in import (
    ask_the_coach,
    hear_of_the_coached,
    send_links_to,
    test_ways,
)
from warmwelkom.house.demo.summer.whom import Summer, summer_of
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.summer.domain.make_tasks import make_tasks
from warmwelkom.rooms.summer.models import Bridge, Reply
from warmwelkom.rooms.welcome.models import WelcomeWord

YEAR = 2026
JUNE, JULY, AUGUST = dt.date(YEAR, 6, 12), dt.date(YEAR, 7, 14), dt.date(YEAR, 8, 24)


def bridge_summer_at(*, region: Region, day: dt.date) -> None:
    """What happened in the summer up to this day; call it in the region's scope, after the lists of that day.

    Each part is played once; a region without the example people has no such summer.
    """
    summer = summer_of(region) if day >= JUNE else None
    if summer is None:
        return
    with override("nl"):
        make_tasks(actor=summer.house, school_year=summer.year, now=_day(day, 11))
        if not Bridge.objects.filter(school=summer.school, started_at__isnull=False).exists():
            _june(summer)
        if day >= JULY and not WelcomeWord.objects.exists():
            _july(summer)
        if day >= AUGUST and not Reply.objects.filter(received_at__gt=_day(JULY, 23)).exists():
            _august(summer)


def _day(day: dt.date, hour: int) -> dt.datetime:
    return moment(day, hour)


def _on(month: int, day: int, hour: int = 9) -> dt.datetime:
    return moment(dt.date(YEAR, month, day), hour)


def _june(summer: Summer) -> None:
    """Ways are tested, the messages begin, and the first replies wait for somebody."""
    ask_the_coach(summer)
    test_ways(summer, day=dt.date(YEAR, 6, 2))
    send_links_to(summer, summer.pupils)
    start(summer)
    confirm(summer, by="m.visser", kind="intake_held", now=_on(6, 8, 15))
    go_on(summer, plan=[dt.date(YEAR, 6, 9)])
    hear_of_the_coached(summer)
    _some_write(summer, _on(6, 10, 19), ("Gedaan, vanmiddag gehad", "Kan ik ook dinsdag komen?"))
    question = ask(summer, "Krijg ik nog een brief over de eerste dag?", _on(6, 9, 16))
    text = "Ja, in augustus. Op deze bladzijde staat het ook, zodra we de dag weten."
    answer(summer, question, by="r.soekhoe", text=text, at=_on(6, 10, 8))
    go_on(summer, walk=[JUNE])
    take_up_one(summer, by="i.brouwer", at=_day(JUNE, 8))


def _july(summer: Summer) -> None:
    """What waited in June was answered and called; the mentor of the new class says welcome."""
    answer_what_waits(summer, by="i.brouwer", at=_on(6, 12, 13))
    answer_what_waits(summer, by="r.soekhoe", at=_on(6, 12, 14))
    call_who_is_due(summer, by="i.brouwer", day=dt.date(YEAR, 6, 15), most=4)
    go_on(summer, walk=[dt.date(YEAR, 6, 16)])
    call_who_is_due(summer, by="i.brouwer", day=dt.date(YEAR, 6, 17), most=2)
    test_ways(summer, day=dt.date(YEAR, 6, 25))
    confirm(summer, by="m.visser", kind="intake_held", now=_on(7, 1, 14))
    go_on(
        summer,
        plan=[dt.date(YEAR, 7, day) for day in (2, 6)],
        walk=[dt.date(YEAR, 7, day) for day in (9, 13)],
    )
    say_done(summer, "travel", _on(7, 7, 19))
    welcome_the_class(summer)
    question = ask(summer, "Moet ik zelf een laptop kopen?", _on(7, 10, 18))
    text = "Nee hoor. Je leent er een van school tot de herfst; op de eerste dag leg ik uit hoe."
    answer(summer, question, by="k.bensaid", text=text, at=_on(7, 13, 9))
    _some_write(summer, _on(7, 13, 18), ("Ik snap niet wat ik moet opsturen", "Is gelukt", "Ok"))
    _coached_write(summer, _on(7, 13, 20), ("Ik kan niet meer", "Kan iemand bellen?"))
    go_on(summer, walk=[JULY])


def _august(summer: Summer) -> None:
    """The last weeks: travel, laptop, and on the first day whoever was not seen is called."""
    answer_what_waits(summer, by="i.brouwer", at=_on(7, 15))
    call_who_is_due(summer, by="i.brouwer", day=dt.date(YEAR, 7, 15), most=6)
    go_on(
        summer,
        plan=[dt.date(YEAR, 8, day) for day in (3, 10, 19)],
        walk=[dt.date(YEAR, 8, day) for day in (7, 14)],
    )
    for kind, day in (("travel", 11), ("laptop", 18)):
        confirm(summer, by="k.bensaid", kind=kind, now=_on(8, day, 14))
    answer_what_waits(summer, by="r.soekhoe", at=_on(7, 15, 11))
    answer_what_waits(summer, by="m.visser", at=_on(8, 19))
    _some_write(summer, _on(8, 21, 17), ("Hoe laat moet ik er zijn?", "Ik heb geen laptop, kan dat ook?"))  # fmt: skip
    _coached_write(summer, _on(8, 23, 20), ("Ik zie het niet meer zitten, ik kom maandag niet", "Waar is lokaal 1.12"))  # fmt: skip
    ask(summer, "Mag mijn vader de eerste dag mee naar binnen?", _on(8, 23, 14))
    go_on(summer, walk=[AUGUST])


def _some_write(summer: Summer, at: dt.datetime, texts: tuple[str, ...]) -> None:
    """Pupils of the example class write back, not the example pupil."""
    for number, (row, text) in enumerate(zip(summer.pupils[2:], texts, strict=False)):
        summer.say(row, text, at + dt.timedelta(minutes=7 * number))


def _coached_write(summer: Summer, at: dt.datetime, texts: tuple[str, ...]) -> None:
    for number, (row, text) in enumerate(zip(reversed(summer.coached), texts, strict=False)):
        summer.say(row, text, at + dt.timedelta(minutes=25 * number))

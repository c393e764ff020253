"""A full run leaves nothing personal of a pupil in the database: every table is searched for it."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone
from tests.cast import Cast
from tests.thinktank import add_contribution

from warmwelkom.rooms.thinktank.models import ModerationCase
from warmwelkom.rooms.thinktank.tests.voices import CODE, open_code, send, sitting_in, to, words_in

ADDRESS, DEVICE = "203.0.113.77", "TelltalePhone/9.1"


def tables() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') ORDER BY 1"
        )
        return [row[0] for row in cursor.fetchall()]


def rows_with(telltale: str) -> dict[str, list[str]]:
    """Table -> its rows, as text, in which the telltale stands."""
    found = {}
    with connection.cursor() as cursor:
        for table in tables():
            cursor.execute(
                f'SELECT t::text FROM "{table}" t WHERE t::text ILIKE %s',  # noqa: S608  a name from the catalogue
                [f"%{telltale}%"],
            )
            rows = [row[0] for row in cursor.fetchall()]
            if rows:
                found[table] = rows
    return found


def seconds_in(before: dt.datetime, after: dt.datetime) -> list[str]:
    """Every second of the run as the database writes it."""
    count = int((after - before).total_seconds()) + 1
    return [
        (before + dt.timedelta(seconds=second)).strftime("%Y-%m-%d %H:%M:%S")
        for second in range(count)
    ]


def a_whole_run(cast: Cast) -> dict[str, Any]:
    """A phone writes, means the same, is read, follows and takes its words away."""
    phone = Client(REMOTE_ADDR=ADDRESS, HTTP_USER_AGENT=DEVICE)
    phone.get(to("enter"), {"code": "BCD999"})
    before = timezone.now()
    page = send(phone, "Een kluisje voor mijn spullen")
    with cast.scope():
        near = add_contribution(cast.places.region, text="Een vaste plek in de kantine")
    sent = {"sitting": sitting_in(page), "same": str(near.pk)}
    phone.post(to("say", CODE), sent)
    after = timezone.now()
    phone.post(to("alike", CODE), {"text": "half getypte zin over mijn broer"})
    with cast.scope():
        case = ModerationCase.objects.get()
    cast.client("noor").post(to("case", case.pk), {"do": "place", "text": "Een kluisje"})
    words = words_in(page)
    phone.post(to("follow"), {"words": words})
    gone = words_in(send(phone, "Dit haal ik weer weg"))
    with cast.scope():
        last = ModerationCase.objects.order_by("-decided_on").filter(decision="").get()
    phone.post(to("follow"), {"words": gone, "number": str(last.contribution_id)})
    return {"words": [words, gone], "before": before, "after": after,
            "cookies": [cookie.value for cookie in phone.cookies.values()]}  # fmt: skip


def in_the_cache() -> str:
    """The keys and values of the shared cache, as text."""
    kept: Any = cache
    return str({key: kept.get(key.split(":", 2)[2]) for key in list(kept._cache)})


def test_a_full_run_leaves_nothing_personal(cast: Cast) -> None:
    open_code(cast)
    run = a_whole_run(cast)
    with cast.scope():
        assert set(rows_with("Een kluisje")) == {
            "thinktank_contribution",
            "thinktank_moderationcase",
        }
        assert rows_with(CODE).keys() == {"thinktank_classcode"}
        for telltale in (ADDRESS, DEVICE, "half getypte", "Dit haal ik weer weg", *run["cookies"]):
            assert rows_with(telltale) == {}, telltale
            assert telltale not in in_the_cache()
        for words in run["words"]:
            for shape in (words, words.replace(" ", ""), words.replace(" ", "_")):
                assert rows_with(shape) == {}
                assert shape not in in_the_cache()


def test_no_row_of_a_pupil_has_a_moment(cast: Cast) -> None:
    """Neither written out nor inside a number: of the phone's own rows only the week can be read."""
    open_code(cast)
    with cast.scope():
        earlier = rows_with("")
    before = timezone.now()
    send(Client(), "Een kluisje")
    after = timezone.now()
    with cast.scope():
        for moment in seconds_in(before, after):
            fresh = {
                table: set(rows) - set(earlier.get(table, []))
                for table, rows in rows_with(moment).items()
            }
            assert {table: rows for table, rows in fresh.items() if rows} == {}, moment
        own = [row for table in ("contribution", "voice", "moderationcase", "contributionstate")
               for row in rows_with("-4")[f"thinktank_{table}"]]  # fmt: skip
    assert len(own) == 4
    stamp = f"{int(before.timestamp() * 1000):012x}"[
        :8
    ]  # a version 7 number begins with its moment
    assert [row for row in own if re.search(rf"\({stamp}", row)] == []

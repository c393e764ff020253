"""Web, worker and database killed at random under people who write, servers of others down and slow, clocks that jump: what is there, and what is double.

--short: one minute in place of ten. --minutes N: as long as that. --tiny: as the suite runs it, with faults close together.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parent / "failover")]

from clock import clock_of  # noqa: E402  stands beside this file
from counted import is_kept, of_messages  # noqa: E402  the same
from crowd import Crowd, of_answers  # noqa: E402  the same
from disk import OF_DATABASE, disks  # noqa: E402  the same
from havoc import EVERY, Havoc  # noqa: E402  the same
from of_people import filled  # noqa: E402  in failover
from outside import all_of, outside, settings_of  # noqa: E402  stands beside this file
from pair import a_pair  # noqa: E402  in failover

from houses import asked, command, environment  # noqa: E402
from measured import OUT, run, tell  # noqa: E402
from tended import running, well  # noqa: E402
from warmwelkom.house.postgres.embedded import OWNER, WEB  # noqa: E402
from writers import Said, tally  # noqa: E402

SEED, WRITERS, WEB_PROCESSES, WORKERS = 2026, 10, 2, 2


@dataclass(frozen=True)
class Length:
    """How long people write, how close together things fall, and the seconds in which what was left must be taken up."""

    minutes: float
    every: tuple[float, float] = EVERY
    after: float = 240.0
    """A worker's mail is sorted out after two minutes."""


LENGTHS = {"tiny": Length(0.6, (0.5, 2.0), 20.0), "short": Length(1.0), "whole": Length(10.0)}
REAL = {
    "DEMO": "0",
    "SECRET_KEY": "a key of a measurement, long enough for the house to be content",
}


def main(words: list[str]) -> int:
    length = length_of(words)
    place = OUT / "faults"
    shutil.rmtree(place, ignore_errors=True)
    (place / "home").mkdir(parents=True)
    log = place / "log"
    said = {name: Said() for name in ("notes", "invitations", "links")}
    with disks(place / "home") as full, a_pair(full[OF_DATABASE].place if full else None) as pair:
        env = environment(place / "home", demo=True) | REAL | {
            "DATABASE_URL": pair.leads.url(OWNER), "WEB_DATABASE_URL": pair.leads.url(WEB),
            "DEMO_FILM": "0", "DEMO": "1",
        }  # fmt: skip
        cookies = filled(place, env, log, writers=WRITERS)
        of_school = json.loads(asked(HERE / "of_school.py", [], env))
        outsiders = outside(place, of_school["email"])
        env |= {"DEMO": "0", **settings_of(outsiders, of_school["brin"])}
        crowd = Crowd(env, cookies, said, outsiders["login server"].address)
        parts = (pair.leads, [*outsiders.values()], full, clock_of(place))
        havoc = Havoc([], *parts, SEED, length.every)
        if havoc.clock:
            crowd.visitor.is_right = havoc.clock.is_right
        with all_of(havoc.outsiders):
            found = asyncio.run(measured(crowd, havoc, env, log, length))
        there = json.loads(asked(HERE / "there.py", [], env))
        found["record_whole"] = run(command("audit", "verify"), log=log, env=env).code == 0
    arrived = {name: outsiders[name].arrived.read_text().split() for name in ("mail", "sms")}
    return counted(length, said, there, arrived, found)


def length_of(words: list[str]) -> Length:
    length = LENGTHS[next((name for name in LENGTHS if f"--{name}" in words), "whole")]
    if "--minutes" in words:
        length = replace(length, minutes=float(words[words.index("--minutes") + 1]))
    return length


def counted(
    length: Length, said: dict[str, Said], there: dict[str, Any], arrived: dict[str, list[str]], found: dict[str, Any]
) -> int:  # fmt: skip
    """Told, and 1 where something was not as promised."""
    kept = {name: tally(promised(name, one, there), one.unsure, there[name]) for name, one in said.items()}  # fmt: skip
    owed = promised("links", said["links"], there)
    messages = {
        "mails": of_messages(there["mails"], there["invitations"], arrived["mail"]),
        "sms": of_messages(there["sms"], owed, arrived["sms"]),
    }
    tell("faults", {"minutes": length.minutes, **kept, **messages, "jobs": there["jobs"], **found})
    return int(not is_kept(kept, messages, found))


def promised(name: str, said: Said, there: dict[str, Any]) -> list[str]:
    """Each thing that was accepted; of the links to pupils those to a mobile number."""
    words = [text for _at, text in said.accepted]
    return [one for one in words if one not in there["no_mobile"]] if name == "links" else words


async def measured(crowd: Crowd, havoc: Havoc, env: dict[str, str], log: Path, length: Length) -> dict[str, Any]:  # fmt: skip
    over = asyncio.Event()
    clock = havoc.clock.env if havoc.clock else {}
    async with running(env | clock, log, web=WEB_PROCESSES, workers=WORKERS) as havoc.parts:
        work = [asyncio.create_task(one.work(over)) for one in [*crowd.people, havoc]]
        print(f"{len(crowd.people)} people, {60 * length.minutes:.0f} s …", flush=True)
        await asyncio.sleep(60 * length.minutes)
        over.set()
        await asyncio.gather(*work)
        await well(env)
        await crowd.last_look()
        logs_in = await asyncio.to_thread(crowd.visitor.log_in)
        await quiet(env, length.after)
    return {
        "faults": dict(havoc.done),
        "database_stopped_itself": havoc.fell,
        "clock_jumps": havoc.clock is not None,
        "disks_fill": bool(havoc.disks),
        "logins": dict(crowd.visitor.said),
        "logs_in_after": logs_in,
        **of_answers(crowd.said, crowd.visitor),
    }


async def quiet(env: dict[str, str], after: float) -> None:
    """Until no message and no job is under way any more, or the terms of both are over."""
    end = asyncio.get_running_loop().time() + after
    while asyncio.get_running_loop().time() < end:
        there = json.loads(await asyncio.to_thread(asked, HERE / "there.py", [], env))
        under_way = {state for _pk, _to, state in [*there["mails"], *there["sms"]]} & {
            "planned",
            "claimed",
            "begun",
        }
        if not under_way and not there["jobs"].get("doing"):
            return
        await asyncio.sleep(5)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

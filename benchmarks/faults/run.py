"""Web, worker and database killed at random under people who write, the mail server down and slow, clocks that jump: what is there, and what is double.

--short: one minute in place of ten. --minutes N: as long as that.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parent / "failover")]

from clock import Clock, clock_of  # noqa: E402  stands beside this file
from counted import is_kept, of_mails  # noqa: E402  the same
from disk import OF_DATABASE, Disk, disks  # noqa: E402  the same
from havoc import Havoc, Mail  # noqa: E402  the same
from inviter import Inviter  # noqa: E402  the same
from of_people import filled  # noqa: E402  in failover
from pair import Pair, a_pair  # noqa: E402  the same

from houses import asked, command, environment  # noqa: E402
from measured import OUT, run, tell  # noqa: E402
from tended import running, well  # noqa: E402
from warmwelkom.house.postgres.embedded import OWNER, WEB  # noqa: E402
from writers import Said, Writer, answers, tally  # noqa: E402

SEED, WRITERS, WEB_PROCESSES, WORKERS = 2026, 10, 2, 2
NO_PROMISE = (
    "answered_503_with_the_sentence",
    "answered_507_with_the_sentence",
    "asked_to_log_in_again",
    "no_answer",
)
LONGEST_AFTER = 240.0
"""Seconds in which what was left must be taken up: a worker's mail is sorted out after two minutes."""
REAL = {
    "DEMO": "0",
    "SECRET_KEY": "a key of a measurement, long enough for the house to be content",
}


def main(words: list[str]) -> int:
    minutes = 1.0 if "--short" in words else 10.0
    if "--minutes" in words:
        minutes = float(words[words.index("--minutes") + 1])
    place = OUT / "faults"
    shutil.rmtree(place, ignore_errors=True)
    (place / "home").mkdir(parents=True)
    log, said = place / "log", {"notes": Said(), "invitations": Said()}
    with disks(place / "home") as full, a_pair(full[OF_DATABASE].place if full else None) as pair:
        env = environment(place / "home", demo=True) | REAL | {
            "DATABASE_URL": pair.leads.url(OWNER), "WEB_DATABASE_URL": pair.leads.url(WEB),
            "DEMO_FILM": "0", "DEMO": "1",
        }  # fmt: skip
        cookies = filled(place, env, log, writers=WRITERS)
        mail = Mail(int(environment(place)["PORT"]), place / "arrived", place / "pace")
        env |= {"DEMO": "0", "EMAIL_URL": f"smtp://127.0.0.1:{mail.port}"}
        found = asyncio.run(
            measured(
                pair, mail, full, clock_of(place), env, log, cookies, said, seconds=60 * minutes
            )
        )
        there = json.loads(asked(HERE / "there.py", [], env))
        found["record_whole"] = run(command("audit", "verify"), log=log, env=env).code == 0
    kept = {
        name: tally([text for _at, text in one.accepted], one.unsure, there[name])
        for name, one in said.items()
    }
    mails = of_mails(there, mail.arrived.read_text().split())
    tell("faults", {"minutes": minutes, **kept, "mails": mails, "jobs": there["jobs"], **found})
    return int(not is_kept(kept, mails, found))


async def measured(
    pair: Pair, mail: Mail, full: dict[str, Disk], clock: Clock | None, env: dict[str, str], log: Path,
    cookies: dict[str, list[str]],
    said: dict[str, Said], *, seconds: float,
) -> dict[str, Any]:  # fmt: skip
    over, port = asyncio.Event(), int(env["PORT"])
    mail.start()
    async with running(
        env | (clock.env if clock else {}), log, web=WEB_PROCESSES, workers=WORKERS
    ) as parts:
        havoc = Havoc(parts, pair.leads, mail, full, clock, SEED)
        crowd: list[Writer] = [
            Writer(port, number, one, said["notes"]) for number, one in enumerate(cookies["write"])
        ]
        crowd += [Inviter(port, 0, one, said["invitations"]) for one in cookies["read"]]
        work = [asyncio.create_task(one.work(over)) for one in [*crowd, havoc]]
        print(f"{len(crowd)} people, {seconds:.0f} s …", flush=True)
        await asyncio.sleep(seconds)
        over.set()
        await asyncio.gather(*work)
        await well(env)
        await quiet(env)
    mail.stop()
    return {
        "faults": dict(havoc.done),
        "database_stopped_itself": havoc.fell,
        "clock_jumps": clock is not None,
        "disks_fill": bool(full),
        **of_answers(said),
    }


def of_answers(said: dict[str, Said]) -> dict[str, Any]:
    """What was answered where it was no promise, of all people together."""
    told = [answers(one) for one in said.values()]
    return {
        **{name: sum(one[name] for one in told) for name in NO_PROMISE},
        "wrong": {name: number for one in told for name, number in one["wrong"].items()},
        "slowest_answer": max(one["slowest_answer"] for one in told),
    }


async def quiet(env: dict[str, str]) -> None:
    """Until no mail and no job is under way any more, or the terms of both are over."""
    end = asyncio.get_running_loop().time() + LONGEST_AFTER
    while asyncio.get_running_loop().time() < end:
        there = json.loads(await asyncio.to_thread(asked, HERE / "there.py", [], env))
        under_way = {state for _pk, _to, state in there["mails"]} & {"planned", "claimed", "begun"}
        if not under_way and not there["jobs"].get("doing"):
            return
        await asyncio.sleep(5)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

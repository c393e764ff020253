"""Mail with the worker killed at every step, and how fast a mailing leaves beside a bare smtplib loop.

--short: 1,000 messages in place of 10,000, and 400 receivers in place of 5,000.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent)]

from houses import server_of  # noqa: E402  stands beside the folders
from measured import HOUSE_PYTHON, OUT, ROOT, run, tell  # noqa: E402

SEED, LONGEST = 2026, 300
FINAL = {"sent", "delivered", "failed", "unknown"}


def main(words: list[str]) -> int:
    short = "--short" in words
    place = Path(os.environ.get("OUTBOX_BENCH_PLACE", OUT / "outbox"))
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    env, log = environment(place / "home"), place / "log"
    migrate = [HOUSE_PYTHON, "-m", "warmwelkom.house.cli", "migrate", "--verbosity", "0"]
    if run(migrate, log=log, env=env).code:
        raise SystemExit(log.read_text()[-3000:])
    number, times = (1000, 2) if short else (10_000, 10)
    print(f"{number} messages, the worker killed {times} times at each step …", flush=True)
    found = kept(env, place, number, times)
    receivers, rounds = (400, 2) if short else (5000, 5)
    print(f"{receivers} receivers, by turns with a bare smtplib loop …", flush=True)
    fast = speed(env, place, receivers, rounds)
    shutil.rmtree(place / "home")
    tell("outbox", {**found, **fast})
    return 0


def kept(env: dict[str, str], place: Path, number: int, times: int) -> dict[str, Any]:
    """Count at the sink against the table: the sink is what a receiver sees."""
    arrived_file = place / "arrived"
    with server_of(HERE / "sink.py", arrived_file) as port:
        told = asked("killed.py", [number, times, SEED], env, port)
    arrived = Counter(arrived_file.read_text().split())
    states: dict[str, str] = told["states"]
    by_state = Counter(states.values())
    not_final = sum(count for state, count in by_state.items() if state not in FINAL)
    sent_but_not_there = sum(state == "sent" and not arrived[pk] for pk, state in states.items())
    return {
        "messages": number,
        "kills": sum(told["kills"].values()),
        "kills_by_step": told["kills"],
        "sent": by_state["sent"],
        "double": sum(count - 1 for count in arrived.values()),
        "lost": told["gone"] + not_final + sent_but_not_there,
        "unknown": by_state["unknown"],
        "unknown_that_arrived": sum(state == "unknown" and arrived[pk] > 0 for pk, state in states.items()),
        "failed": by_state["failed"],
        "arrived": sum(arrived.values()),
    }  # fmt: skip


def speed(env: dict[str, str], place: Path, receivers: int, rounds: int) -> dict[str, Any]:
    with server_of(HERE / "sink.py", place / "speed") as port:
        told = asked("speed.py", [receivers, rounds, port], env, port)
    ours, bare, made = (
        told["each"] / statistics.median(told[name]) for name in ("ours", "bare", "made_before")
    )
    return {
        "receivers": receivers,
        "queued_seconds": round(told["planned"], 2),
        "goal_queued_seconds": 10,
        "handed_over_per_second": round(ours),
        "bare_smtplib_per_second": round(bare),
        "made_before_per_second": round(made),
        "share_of_bare": round(ours / bare, 2),
        "share_of_made_before": round(ours / made, 2),
        "goal_share_of_bare": 0.5,
    }


def environment(home: Path) -> dict[str, str]:
    ours = ("DATABASE_URL", "DJANGO_", "WARMWELKOM_", "DEMO", "PYTHONPATH", "MAIL_", "EMAIL_")
    kept_words = {key: value for key, value in os.environ.items() if not key.startswith(ours)}
    return {**kept_words, "WARMWELKOM_HOME": str(home), "DEMO": "0"}


def asked(name: str, words: list[int], env: dict[str, str], port: int) -> Any:
    """Run one of the scripts beside this one in the house, bounded in time; returns its last line."""
    done = subprocess.run(
        [HOUSE_PYTHON, str(HERE / name), *map(str, words)],
        env={**env, "EMAIL_URL": f"smtp://127.0.0.1:{port}"},
        cwd=ROOT, check=False, capture_output=True, text=True, timeout=LONGEST,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(done.stderr[-3000:])
    return json.loads(done.stdout.splitlines()[-1])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""10,000 messages of a summer, everything going wrong; --short: 1,000."""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from judge import judge  # noqa: E402

from houses import asked, environment, house, server_of  # noqa: E402
from measured import OUT, tell  # noqa: E402

SEED = 2026


def main(words: list[str]) -> int:
    short = "--short" in words
    number, times = (1000, 2) if short else (10_000, 10)
    place = Path(os.environ.get("SUMMER_BENCH_PLACE", OUT / "summer"))
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    env = {**environment(place / "home"), "SMS_PROVIDER": "https"}
    for name in ("received", "callbacks", "refused"):
        (place / name).touch()
    with server_of(HERE / "provider.py", place) as port:
        here = f"http://127.0.0.1:{port}"
        env["SMS"] = json.dumps({"url": here, "key": "k", "look_up": f"{here}/{{reference}}"})
        house("migrate", "--verbosity", "0", env=env, log=place / "log")
        print(f"{number} messages, the worker killed {times} times at each step …", flush=True)
        begin = time.monotonic()
        told = json.loads(
            asked(HERE / "killed.py", [str(number), str(times), str(SEED), str(place)], env)
        )
    states = Counter(state for _number, _key, state in told["rows"])
    tell("summer", {
        "messages": number,
        **judge(place, told["rows"], told["ended_at"]),
        "kills": sum(told["kills"].values()),
        "kills_by_step": told["kills"],
        "by_a_person": told["by_a_person"],
        "states": dict(states),
        "seconds": round(time.monotonic() - begin, 1),
    })  # fmt: skip
    shutil.rmtree(place / "home")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

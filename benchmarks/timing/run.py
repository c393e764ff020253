"""Does the time of an answer tell who has an account, or which code exists? See README.md."""

from __future__ import annotations

import http.client
import random
import re
import secrets
import shutil
import statistics
import sys
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

import json  # noqa: E402

from houses import asked, environment, house, site  # noqa: E402
from measured import OUT, tell  # noqa: E402

COIN = (0.4, 0.6)


def main(words: list[str]) -> int:
    number = 60 if "--short" in words else 600
    place = OUT / "timing"
    shutil.rmtree(place, ignore_errors=True)
    (place / "home").mkdir(parents=True)
    env, log = environment(place / "home"), place / "log"
    log.touch()
    house("prepare", env=env, log=log)
    known = json.loads(asked(HERE / "fill.py", [str(number)], env))
    with site(env, log):
        port = int(env["PORT"])
        logins = measured(port, "/account/login/", [{"email": one} for one in known["addresses"]],
                          [{"email": f"{secrets.token_hex(6)}@people.example"} for _one in known["addresses"]])  # fmt: skip
        day = {"birth_date": "2009-01-01"}
        codes = measured(port, "/welkom/", [{"code": one, **day} for one in known["codes"]],
                         [{"code": one, **day} for one in known["none"]])  # fmt: skip
    shutil.rmtree(place)
    found = {"login": logins, "code": codes}
    kept = all(COIN[0] < one["guessed_right"] < COIN[1] for one in found.values())
    tell("timing", {**found, "kept": kept})
    return int(not kept)


def measured(
    port: int, path: str, there: list[dict[str, str]], none: list[dict[str, str]]
) -> dict[str, Any]:
    """Seconds of each kind, asked by turns in random order, each from an address of its own."""
    asks = [(True, one) for one in there] + [(False, one) for one in none]
    random.Random(11).shuffle(asks)
    line = http.client.HTTPConnection("127.0.0.1", port)
    token, cookie = _form(line, path)
    times: dict[bool, list[float]] = {True: [], False: []}
    for number, (is_there, fields) in enumerate(asks):
        body = urlencode({**fields, "csrfmiddlewaretoken": token})
        headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded",
                   "X-Forwarded-For": f"10.{number // 250 % 250}.{number % 250}.9"}  # fmt: skip
        begin = time.perf_counter()
        line.request("POST", path, body, headers)
        answer = line.getresponse()
        answer.read()
        times[is_there].append(time.perf_counter() - begin)
    return {
        "there_ms": round(statistics.median(times[True]) * 1000, 2),
        "none_ms": round(statistics.median(times[False]) * 1000, 2),
        "guessed_right": round(guessed_right(times[True], times[False]), 3),
        "of_each": len(there),
    }


def guessed_right(one: list[float], other: list[float]) -> float:
    """How often a time of the one is longer than a time of the other, ties as a half (Mann-Whitney)."""
    wins = sum((a > b) + 0.5 * (a == b) for a in one for b in other)
    return wins / (len(one) * len(other))


def _form(line: http.client.HTTPConnection, path: str) -> tuple[str, str]:
    line.request("GET", path)
    answer = line.getresponse()
    text = answer.read().decode()
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', text)
    cookies = [
        value.partition(";")[0]
        for name, value in answer.getheaders()
        if name.lower() == "set-cookie"
    ]
    if found is None:
        raise SystemExit(f"There is no form at {path}.")
    return found.group(1), "; ".join(cookies)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Forty files of five people at once on a line that is cut at random: all come, none twice.

--short: files of a tenth of the size.
"""

from __future__ import annotations

import hashlib
import io
import json
import random
import shutil
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from flaky import Sender  # noqa: E402  stands beside this file
from PIL import Image  # noqa: E402

from houses import asked, environment, house, site  # noqa: E402
from measured import OUT, tell  # noqa: E402

PEOPLE, EACH = 5, 8
GOALS = {"arrived": PEOPLE * EACH, "double": 0, "lost": 0}


def main(words: list[str]) -> int:
    place = OUT / "upload"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    env, log = environment(place / "home"), place / "log"
    house("migrate", "--verbosity", "0", env=env, log=log)
    made = json.loads(asked(HERE / "fill.py", [str(PEOPLE)], env))
    files = drawn(share=0.1 if "--short" in words else 1.0)
    with site(env, log):
        print(f"{PEOPLE} people send {len(files)} files …", flush=True)
        begin = time.monotonic()
        with ThreadPoolExecutor(PEOPLE) as pool:
            cuts = list(
                pool.map(lambda who: sent(int(env["PORT"]), made, who, files), range(PEOPLE))
            )
        seconds = time.monotonic() - begin
    came = json.loads(asked(HERE / "fill.py", ["count"], env))
    found = judged(came, files) | {"cuts": sum(cuts), "seconds": round(seconds, 1)}
    tell(
        "upload",
        {"goals": GOALS, "megabytes": round(sum(map(len, files.values())) / 1e6, 1), **found},
    )
    return 0 if all(found[name] == goal for name, goal in GOALS.items()) else 1


def drawn(*, share: float) -> dict[str, bytes]:
    """Noise as a jpeg, so that no two are alike and none gets smaller on the way."""
    found = {}
    for number in range(PEOPLE * EACH):
        chance = random.Random(number)
        side = round((500 + 800 * chance.random()) * share**0.5)
        noise = Image.frombytes("RGB", (side, side), chance.randbytes(side * side * 3))
        out = io.BytesIO()
        noise.save(out, format="JPEG", quality=90)
        found[f"{number:02}.jpg"] = out.getvalue()
    return found


def sent(port: int, made: dict[str, Any], who: int, files: dict[str, bytes]) -> int:
    sender = Sender(
        port=port, cookie=made["cookies"][who], place=made["place"], chance=random.Random(who)
    )
    for name in sorted(files)[who * EACH : (who + 1) * EACH]:
        sender.brings(name, files[name])
    return sender.cuts


def judged(came: dict[str, Any], files: dict[str, bytes]) -> dict[str, int]:
    wanted = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    rows = [tuple(row) for row in came["rows"]]
    whole = {name for name, digest in rows if wanted.get(name) == digest}
    return {
        "arrived": len(whole), "double": len(rows) - len(whole), "lost": len(wanted) - len(whole),
        "unfinished": came["unfinished"],
    }  # fmt: skip


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

"""Ten minutes of damaged files for each importer, and every bomb: what was read, refused, or broke. See README.md."""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import resource
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from itertools import repeat
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path[:0] = [str(HERE.parent), str(ROOT), str(ROOT / "src")]

from measured import HOUSE_PYTHON, tell  # noqa: E402

MEMORY, PATIENCE = 1_500_000_000, 60


def main(words: list[str]) -> int:
    if Path(sys.executable) != Path(HOUSE_PYTHON):
        os.execv(HOUSE_PYTHON, [HOUSE_PYTHON, __file__, *words])  # noqa: S606  the house's own packages
    _set_up()
    from tests.bombs import BOMBS  # noqa: PLC0415  Django is set up by now
    from tests.importers import IMPORTERS  # noqa: PLC0415  Django is set up by now

    minutes = float(words[words.index("--minutes") + 1]) if "--minutes" in words else 10
    seconds = 10.0 if "--short" in words else minutes * 60
    only = words[words.index("--only") + 1] if "--only" in words else ""
    named = [name for name in IMPORTERS if only in name]
    at_once = int(words[words.index("--at-once") + 1]) if "--at-once" in words else 1
    found = {}
    with ProcessPoolExecutor(at_once, multiprocessing.get_context("fork")) as pool:
        for name, counted in zip(named, pool.map(fuzzed, named, repeat(seconds)), strict=True):
            found[name] = counted
            print(name, json.dumps(counted), flush=True)
    gone_off = [f"{name}: {bomb}" for name in named for bomb in BOMBS if goes_off(name, bomb)]
    faults = sum(one["faults"] for one in found.values())
    tell("attack", {"importers": found, "files": sum(one["files"] for one in found.values()),
                    "faults": faults, "bombs": len(named) * len(BOMBS), "gone_off": gone_off})  # fmt: skip
    return int(bool(faults or gone_off))


def _set_up() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django  # noqa: PLC0415  Django is set up by now
    from django.utils import translation  # noqa: PLC0415  Django is set up by now

    django.setup()
    translation.activate("nl")


def fuzzed(name: str, seconds: float) -> dict[str, Any]:
    from tests.house.test_importers import mutated  # noqa: PLC0415  Django is set up by now
    from tests.importers import IMPORTERS  # noqa: PLC0415  Django is set up by now

    importer, chance = IMPORTERS[name], random.Random(11)
    counted: dict[str, Any] = {"files": 0, "read": 0, "refused": 0, "faults": 0, "slowest": 0.0}
    told: dict[str, str] = {}
    worked = time.process_time()
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        file = mutated(chance.choice(importer.seeds), chance)
        if chance.random() < 0.1:
            file = chance.randbytes(chance.randrange(400))
        begin = time.perf_counter()
        try:
            importer.read(file)
            counted["read"] += 1
        except importer.refuses:
            counted["refused"] += 1
        except Exception as fault:  # noqa: BLE001  what we look for
            counted["faults"] += 1
            told.setdefault(f"{type(fault).__name__}: {fault}"[:200], file.hex()[:400])
        counted["files"] += 1
        counted["slowest"] = max(counted["slowest"], round(time.perf_counter() - begin, 3))
    counted["cpu_seconds"] = round(time.process_time() - worked, 1)
    return counted | ({"told": told} if told else {})


def goes_off(name: str, bomb: str) -> bool:
    """In a process of its own, which may hold no more and take no longer."""
    process = multiprocessing.get_context("fork").Process(target=_take, args=(name, bomb))
    process.start()
    process.join(PATIENCE)
    if process.is_alive():
        process.kill()
        process.join()
        return True
    return process.exitcode != 0


def _take(name: str, bomb: str) -> None:
    from tests.bombs import BOMBS  # noqa: PLC0415  Django is set up by now
    from tests.importers import IMPORTERS  # noqa: PLC0415  Django is set up by now

    resource.setrlimit(
        resource.RLIMIT_AS, (MEMORY * 2, MEMORY * 2)
    )  # libraries map much that they never touch
    importer = IMPORTERS[name]
    with suppress(importer.refuses):
        importer.read(BOMBS[bomb])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    os._exit(int(peak > MEMORY))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

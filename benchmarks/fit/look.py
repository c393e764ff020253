"""Open the pages as a teacher does, in one process of the web role; ends in JSON: name -> milliseconds.

`cold`: this process has no picture in its memory yet. `warm`: nothing was said since. The whole page each time: the gate,
the policies, the queries, picture and table.
"""

from __future__ import annotations

import json
import os
import sys
import time
from typing import Any

from warmwelkom.house.postgres.session import database_running

SEARCHES = ("klant", "gesprek voeren", "maak plan", "veilig", "hyg")


def main(words: list[str]) -> int:
    cookie, times = words[0], int(words[1])
    os.environ["DJANGO_SETTINGS_MODULE"] = "warmwelkom.house.settings"
    with database_running():
        import django  # noqa: PLC0415  the database runs by now

        django.setup()
        print(json.dumps(looked(cookie, times)))
    return 0


def looked(cookie: str, times: int) -> dict[str, list[float]]:
    from django.conf import settings  # noqa: PLC0415  Django is set up by now
    from django.test import Client  # noqa: PLC0415  the same

    from warmwelkom.rooms.curriculum.queries import covered, pupils  # noqa: PLC0415  the same

    settings.ALLOWED_HOSTS = ["*"]
    plain = (
        "django.contrib.staticfiles.storage.StaticFilesStorage"  # the files were not gathered here
    )
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": plain}}
    client = Client(headers={"cookie": cookie})
    opened(client, "/leerstof/opleidingen/")  # templates and connection
    names = ("fit_cold_ms", "fit_warm_ms", "search_ms", "fit_cold_cpu_ms", "fit_warm_cpu_ms")
    found: dict[str, list[float]] = {name: [] for name in names}
    for _time in range(max(5, times // 3)):
        covered._kept.clear()
        pupils._kept.clear()
        begin = time.process_time()
        found["fit_cold_ms"].append(opened(client, "/leerstof/past/"))
        found["fit_cold_cpu_ms"].append(1000 * (time.process_time() - begin))
    for _time in range(times):
        begin = time.process_time()
        found["fit_warm_ms"].append(opened(client, "/leerstof/past/"))
        found["fit_warm_cpu_ms"].append(1000 * (time.process_time() - begin))
        for search in SEARCHES:
            found["search_ms"].append(opened(client, f"/leerstof/?zoek={search}"))
    return found


def opened(client: Any, path: str) -> float:
    begin = time.perf_counter()
    answer = client.get(path, secure=True)
    spent = 1000 * (time.perf_counter() - begin)
    if answer.status_code != 200:
        raise SystemExit(f"{path}: {answer.status_code}")
    return round(spent, 2)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

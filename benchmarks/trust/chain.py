"""Inside a house: what a link costs each act, sealing, and following the chain. Ends in one line of JSON.

Words: how many acts. Written by the owner by turns with and without the trigger, in a region that is removed again.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "warmwelkom.house.settings")
os.environ["WARMWELKOM_AS"] = "owner"

import django

django.setup()

from django.db import connection, transaction  # noqa: E402  Django is set up first

from warmwelkom.base.audit.chain import NOBODYS, seal_acts, verify_chain  # noqa: E402

ROUNDS = 7
ACTS = """
INSERT INTO audit_act (id, region_id, at, action, actor_kind, actor_id, actor_name, actor_role, subject_kind, subject_id, detail)
SELECT uuidv7(), NULL, now(), 'transitions.view', 'staff', gen_random_uuid(), 'Alice de Vries', 'mentor',
  'transitions.Transition', gen_random_uuid()::text, '{"reason": "call"}' FROM generate_series(1, %s)
"""


def main(number: int) -> None:
    times: dict[bool, list[float]] = {True: [], False: []}
    for _round in range(ROUNDS):
        for with_link in (True, False):
            times[with_link].append(_write(number, with_link=with_link))
    _write(number, with_link=True, keep=True)
    sealing, sealed = _timed(lambda: seal_acts(chain=NOBODYS))
    following, verified = _timed(lambda: verify_chain(chain=NOBODYS))
    cost = statistics.median(times[True]) - statistics.median(times[False])
    figures = {
        "acts": sealed,
        "links": verified.links,
        "faults": len(verified.findings),
        "microseconds_an_act_for_its_link": round(1e6 * cost / number, 1),
        "microseconds_an_act_without": round(1e6 * statistics.median(times[False]) / number, 1),
        "sealed_a_second": round(sealed / sealing),
        "followed_a_second": round(verified.links / following),
    }
    print(json.dumps(figures))


def _write(number: int, *, with_link: bool, keep: bool = False) -> float:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"ALTER TABLE audit_act {'ENABLE' if with_link else 'DISABLE'} TRIGGER audit_gets_link"
        )
        seconds, _done = _timed(lambda: cursor.execute(ACTS, [number]))
        cursor.execute("ALTER TABLE audit_act ENABLE TRIGGER audit_gets_link")
        transaction.set_rollback(not keep)
    return seconds


def _timed(do: Any) -> tuple[float, Any]:
    begin = time.perf_counter()
    done = do()
    return time.perf_counter() - begin, done


if __name__ == "__main__":
    main(int(sys.argv[1]))

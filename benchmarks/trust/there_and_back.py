"""Inside a house: a backup, and what comes of it when it is damaged at a place drawn by lot. Ends in one line of JSON.

Words: how many damaged copies to try. The restore itself is the command's, in run.py.
"""

from __future__ import annotations

import json
import os
import random
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "warmwelkom.house.settings")
os.environ["WARMWELKOM_AS"] = "owner"

import django

django.setup()

from warmwelkom.house.backup import keys  # noqa: E402  Django is set up first
from warmwelkom.house.backup.faults import BackupError  # noqa: E402
from warmwelkom.house.backup.restoring import verify_backup  # noqa: E402


def main(path: Path, tries: int) -> None:
    whole, lot = path.read_bytes(), random.Random(1)
    verify_backup(path=path, key=None)
    refused = {"bit": 0, "cut": 0, "swapped": 0}
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / "copy"
        for _each in range(tries):
            for way in refused:
                copy.write_bytes(damaged(whole, way, lot))
                refused[way] += is_refused(copy, None)
        other = Path(place) / "other"
        other.write_text(keys.new_key())
        wrong_key = is_refused(path, other)
    print(
        json.dumps(
            {
                "tries": tries * len(refused),
                "refused": sum(refused.values()),
                "wrong_key": wrong_key,
            }
        )
    )


def damaged(whole: bytes, way: str, lot: random.Random) -> bytes:
    at = lot.randrange(len(whole))
    if way == "bit":
        return whole[:at] + bytes([whole[at] ^ (1 << lot.randrange(8))]) + whole[at + 1 :]
    if way == "cut":
        return whole[:at]
    size = 65_552  # a piece of age with its seal: two whole ones change places
    first = len(whole) % size
    last = max(1, (len(whole) - first) // size - 1)
    one = first + size * lot.randrange(last)
    a, b = whole[one : one + size], whole[one + size : one + 2 * size]
    return whole[:one] + b + a + whole[one + 2 * size :]


def is_refused(path: Path, key: Path | None) -> bool:
    try:
        verify_backup(path=path, key=key)
    except BackupError:
        return True
    return False


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))

"""Lists of every kind and several seeds, invented for this run: who is lost, masked and asked about; ours alone.

python kinds.py [--short] [SIZE …] [KIND …]: a line of JSON for each kind and size, all seeds together.
"""

from __future__ import annotations

import csv
import json
import random
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from dirty import SLIPS  # noqa: E402  stands beside this file
from invent import Kind, Row, invent  # noqa: E402
from lists import Lists  # noqa: E402
from run import measure  # noqa: E402

from measured import OUT  # noqa: E402

SIZES = {500: 5, 2_000: 5, 20_000: 1}
CONTACTS = ("email", "telefoon")
ADDRESS = ("postcode", "huisnummer", "woonplaats")
COUNTS = ("on_both", "falsely_lost", "only_left", "masked")
BUT_NAMES_AND_BIRTH = ("geslacht", "voornamen", *ADDRESS, *CONTACTS)
OTHER_NAMES = {
    "roepnaam": "Roepnaam leerling",
    "voornaam": "Voornaam",
    "achternaam": "Naam",
    "geboortedatum": "Geb.datum",
    "postcode": "PC",
    "huisnummer": "Huisnr.",
    "telefoon": "Mobiel",
}
KINDS = {
    "as they come": Kind(),
    **{slip: Kind(slip=slip) for slip in SLIPS},
    "all, one row in two": Kind(slip="all", rate=0.5),
    "only names and birth date": Kind(drop=BUT_NAMES_AND_BIRTH),
    "the same, a letter wrong": Kind(drop=BUT_NAMES_AND_BIRTH, slip="typo"),
    "only names": Kind(drop=("geboortedatum", *BUT_NAMES_AND_BIRTH)),
    "no birth date": Kind(drop=("geboortedatum",)),
    "no birth date, half not there": Kind(drop=("geboortedatum",), missing=0.5),
    "seven birth dates in ten missing": Kind(slip="no_birth_date", rate=0.7),
    "no postcode": Kind(drop=ADDRESS),
    "sex unknown": Kind(no_sex=0.7),
    "other headings": Kind(headings=OTHER_NAMES),
    "three in ten not there": Kind(missing=0.3),
    "one in ten there": Kind(missing=0.9, others=0.02),
    "half not there, many moved": Kind(missing=0.5, moved=0.3),
    "nobody there": Kind(missing=1.0, others=1.0),
    "twice as many there": Kind(others=1.5),
    "many twins": Kind(twins=0.2),
    "many namesakes": Kind(namesakes=0.05),
    "leavers of two years": Kind(years=2),
}


def written(name: str, rows: list[Row], kind: Kind) -> Path:
    path = OUT / name
    columns = [column for column in rows[0] if column not in kind.drop]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([kind.headings.get(column, column) for column in columns])
        writer.writerows([row[column] for column in columns] for row in rows)
    return path


def made(*, size: int, kind: Kind, seed: int) -> Lists:
    """Lists of this kind, the right one with its slips, as files."""
    left, right, truth = invent(size=size, kind=kind, seed=seed)
    chance = random.Random(seed)
    for row in right:
        for slip in SLIPS.get(kind.slip, ()):
            if chance.random() < kind.rate:
                slip(row, chance)
    paths = written("made-a.csv", left, kind), written("made-b.csv", right, kind)
    people = [row["id"] for row in left]
    return Lists(name="made", left=paths[0], right=paths[1], people=people, truth=truth)


def total(*, size: int, kind: Kind, seeds: int) -> dict[str, float]:
    """The counts of all seeds together, and the CPU seconds of one on average."""
    found: Counter[str] = Counter()
    seconds = 0.0
    for seed in range(seeds):
        lists = made(size=size, kind=kind, seed=1_000 * seed + size)
        figures = measure(lists, tools=["ours"], rounds=1)["ours"]
        found.update({name: figures[name] for name in COUNTS})
        found["asked"] += round(figures["in_review"] * size)
        seconds += figures["cpu_seconds"]
    counts = {name: found[name] for name in COUNTS}
    asked = round(found["asked"] / (size * seeds), 4)
    return counts | {"in_review": asked, "cpu_seconds": round(seconds / seeds, 2)}


def main(words: list[str]) -> None:
    short = "--short" in words
    names = [word for word in words if word in KINDS] or list(KINDS)
    sizes = [int(word) for word in words if word.isdigit()] or list(SIZES)
    for size in [min(SIZES)] if short else sizes:
        seeds = SIZES.get(size, 1)
        for name in names:
            told = {"size": size, "seeds": seeds, "kind": name}
            print(json.dumps(told | total(size=size, kind=KINDS[name], seeds=seeds)), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])

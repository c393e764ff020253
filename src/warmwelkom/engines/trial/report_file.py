"""A report as a file that names nobody: counts, the plan, and the words. What is written is read back the same."""

from __future__ import annotations

import json
from typing import Any

from warmwelkom.engines.trial.analyse import Arm, Compared, Report
from warmwelkom.engines.trial.plan import TrialError, as_text, read_plan
from warmwelkom.engines.trial.words import EN, NL, finding, in_words

FORMAT = "warm-welkom-trial-report/1"


def write_report(report: Report) -> str:
    """As JSON. Of a column with a count under five no value is told, or one could be subtracted."""
    hidden = sorted(name for name, values in report.groups.items() if _is_small(values))
    told = {
        name: {value: _told(found) for value, found in values.items()}
        for name, values in report.groups.items()
        if name not in hidden
    }
    values = {
        "format": FORMAT,
        "plan": json.loads(as_text(report.plan)),
        "number": report.plan.number,
        "finding": finding(report.whole),
        "is_harm": report.is_harm,
        **_told(report.whole),
        "groups": told,
        "hidden_groups": hidden,
        "strangers": report.strangers,
        "pooled_from": list(report.parts),
        "words": {language: in_words(report, language=language) for language in (NL, EN)},
    }
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"


def read_report(text: str) -> Report:
    """A report of one file, to pool it with others; raises TrialError."""
    try:
        values = json.loads(text)
        pooled = values["pooled_from"] if values["format"] == FORMAT else None
        groups = {
            name: {value: _read(found) for value, found in each.items()}
            for name, each in values["groups"].items()
        }
        plan = read_plan(json.dumps(values["plan"]))
        report = Report(
            plan=plan, whole=_read(values), groups=groups, strangers=values["strangers"]
        )
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        raise TrialError(f"This is no report of a trial ({FORMAT}).") from fault
    if pooled != []:
        raise TrialError("Pool the reports of single trials: this one was pooled already.")
    return report


def _is_small(values: dict[str, Compared]) -> bool:
    return any(found.is_small for found in values.values())


def _told(found: Compared) -> dict[str, Any]:
    arms = {"with": found.with_it, "without": found.without}
    return {
        "arms": {
            name: {"n": arm.n, "yes": arm.yes, "unknown": arm.unknown} for name, arm in arms.items()
        },
        "difference": found.difference,
        "low": found.low,
        "high": found.high,
    }


def _read(values: dict[str, Any]) -> Compared:
    arms = {name: Arm(**values["arms"][name]) for name in ("with", "without")}
    return Compared(
        with_it=arms["with"],
        without=arms["without"],
        difference=values["difference"],
        low=values["low"],
        high=values["high"],
    )

"""What a file with goals says, before anything is kept: rows, and a problem for each cell that is not good."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

import msgspec
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from warmwelkom.base.access.errors import UserError
from warmwelkom.engines.tables import (
    Limits,
    Parsed,
    TableError,
    parse_rows,
    read_table,
    recognise,
)
from warmwelkom.engines.tables.schemas.goals import GOALS
from warmwelkom.rooms.curriculum.texts import LONGEST_GOAL, MOST_GOALS, goals_in, one_line

LIMITS = Limits(max_bytes=2_000_000, max_workbook=2_000_000, max_rows=2_000, max_cells=40_000)
FORMAT = "goals/1"
Rows = list[tuple[str, str, list[str]]]


class NoGoals(UserError):  # noqa: N818  reads as the sentence it is
    """The file is no list of goals, or lacks a column."""


@dataclass(frozen=True, kw_only=True)
class Problem:
    """What is wrong at one line (of a list) or place (in JSON), and what to do."""

    where: str
    value: str
    sentence: str


@dataclass(kw_only=True)
class GoalsRead:
    """`rows` are (unit, when, goals); nothing is kept while there are problems."""

    how: str
    rows: Rows = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        return sum(len(texts) for _unit, _when, texts in self.rows)


class UnitFile(msgspec.Struct):
    title: str
    goals: list[str]
    period: str = ""


class GoalsFile(msgspec.Struct):
    """docs/formats/goals.md."""

    format: str
    units: list[UnitFile]
    crebo: str = ""


def read_goals(*, content: bytes, filename: str, crebo: str, today: dt.date) -> GoalsRead:
    """A list (csv, xlsx, ods, xls) or JSON, told from its first sign and not from its name.

    Raises:
        NoGoals: it can't be read at all; the sentence says what to do.
    """
    if len(content) > LIMITS.max_bytes:
        raise NoGoals(gettext_noop("Dit bestand is te groot. Bewaar alleen de lijst met doelen."))
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _judged(_from_json(content, crebo))
    return _judged(_from_list(content, filename, today))


def _from_json(content: bytes, crebo: str) -> GoalsRead:
    try:
        told = msgspec.json.decode(content.removeprefix(b"\xef\xbb\xbf"), type=GoalsFile)
    except (msgspec.DecodeError, UnicodeDecodeError) as fault:
        words = gettext_noop("Dit JSON-bestand past niet bij goals/1 (%(why)s). Zie docs/formats/goals.md.")  # fmt: skip
        raise NoGoals(words, why=str(fault)) from fault
    if told.format != FORMAT:
        raise NoGoals(gettext_noop('Dit JSON-bestand moet zeggen: "format": "goals/1".'))
    if told.crebo and told.crebo != crebo:
        words = gettext_noop("Dit bestand is van crebo %(there)s; deze opleiding is %(here)s. Kies het bestand van deze opleiding.")  # fmt: skip
        raise NoGoals(words, there=told.crebo[:10], here=crebo)
    rows = [(unit.title, unit.period, list(unit.goals)) for unit in told.units]
    return GoalsRead(how="json", rows=rows)


def _from_list(content: bytes, filename: str, today: dt.date) -> GoalsRead:
    try:
        table = read_table(source=content, filename=filename, limits=LIMITS)
        mapping = recognise(columns=table.columns, sample_rows=table.sample(), schema=GOALS)
    except TableError as fault:
        raise NoGoals(_in_words(fault)) from fault
    if mapping.missing:
        names = ", ".join(_label(spec) for spec in mapping.missing)
        raise NoGoals(gettext_noop("We missen een kolom: %(names)s. Zet die erbij en kies het bestand opnieuw."), names=names)  # fmt: skip
    told = GoalsRead(how="list", unread=list(mapping.unmapped))
    units: dict[str, tuple[str, str, list[str]]] = {}
    for row in parse_rows(table=table, mapping=mapping, schema=GOALS, reference_day=today):
        line = _("regel %(n)s") % {"n": row.line}
        if isinstance(row, Parsed):
            title, period = str(row.values["unit"]), str(row.values.get("period") or "")
            units.setdefault(title.casefold(), (title, period, []))[2].append(
                str(row.values["goal"])
            )
        else:
            told.problems += [
                Problem(where=line, value=one.value, sentence=_in_words(one)) for one in row.faults
            ]
    told.rows = list(units.values())
    return told


def _judged(told: GoalsRead) -> GoalsRead:
    """The rows cleaned, with a problem for each that does not fit."""
    rows: Rows = []
    for number, (said, when, texts) in enumerate(told.rows, 1):
        title, period = one_line(said), one_line(when)
        where = title or _("onderdeel %(n)s") % {"n": number}
        goals = goals_in("\n".join(map(one_line, texts)))
        for wrong, value, sentence in (
            (not title, "", _("Geef dit onderdeel een naam.")),
            (len(title) > 160, title[:60], _("Maak de naam korter: er passen 160 tekens.")),
            (len(period) > 60, period, _("Schrijf de periode korter: er passen 60 tekens.")),
            (not goals, "", _("Hier staat geen doel bij. Schrijf er een, of haal dit weg.")),
            (len(goals) > MOST_GOALS, "", _("Meer dan 60 doelen in één onderdeel. Maak er twee van.")),
        ):  # fmt: skip
            if wrong:
                told.problems.append(Problem(where=where, value=value, sentence=sentence))
        for text in goals:
            if len(text) > LONGEST_GOAL:
                sentence = _("Maak dit doel korter: er passen 400 tekens.")
                told.problems.append(Problem(where=where, value=text[:60], sentence=sentence))
        rows.append((title, period, goals))
    if not rows and not told.problems:
        raise NoGoals(gettext_noop("In dit bestand staat geen doel. Zet er een onderdeel met doelen in en kies het opnieuw."))  # fmt: skip
    told.rows = rows
    return told


def _label(spec: Any) -> str:
    return str(spec.label_en if _is_english() else spec.label_nl)


def _in_words(fault: Any) -> str:
    return str(fault.sentence_en if _is_english() else fault.sentence_nl)


def _is_english() -> bool:
    return (get_language() or "nl").startswith("en")

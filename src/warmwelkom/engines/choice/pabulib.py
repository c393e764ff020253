"""Reads Pabulib's .pb files: the three sections META, PROJECTS and VOTES, with `;` between cells.

The format is that of Stolicki, Szufa and Talmon, "Pabulib: A Participatory Budgeting Library"
(arXiv:2012.06539, 2020) and Faliszewski e.a., "Participatory Budgeting: Data, Tools, and Analysis"
(IJCAI 2023). Read are `budget` and `vote_type`; `project_id` and `cost`; `voter_id`, `vote` and, where
votes have them, `points`. A column `side` is ours: the group a voter belongs to. Other keys and columns
are ignored, as are sections with another name.

Every project that a ballot names counts as approved, of whichever vote type: `approval`, `choose-1`,
`ordinal`, `cumulative` and `scoring`. That is how the field's cost and cardinality utilities are defined
(pabutools' Cost_Sat and Cardinality_Sat); ranks and points are checked but weigh nothing. Points below
zero are refused, because then a ballot that names a project speaks against it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from warmwelkom.engines.choice.amounts import amount_in
from warmwelkom.engines.choice.ballots import Ballot, Election, Project

WITH_POINTS: Final = ("cumulative", "scoring")
VOTE_TYPES: Final = ("approval", "choose-1", "ordinal", *WITH_POINTS)
SECTIONS: Final = ("meta", "projects", "votes")
NOTHING: Final = ("", "none")


class BallotFileError(Exception):
    """A file that cannot be read; `sentence` is for whoever gave it, `line` where to look (or None)."""

    def __init__(self, sentence: str, *, line: int | None = None) -> None:
        super().__init__(sentence if line is None else f"line {line}: {sentence}")
        self.sentence = sentence
        self.line = line


@dataclass
class Section:
    """The rows under one heading, each with the number of its line."""

    columns: list[str] = field(default_factory=list)
    rows: list[tuple[int, list[str]]] = field(default_factory=list)

    def cells(self, *names: str) -> Iterator[tuple[int, list[str]]]:
        """Per row the cells of these columns; empty where the row or the section lacks one."""
        places = [self.columns.index(name) if name in self.columns else -1 for name in names]
        for line, row in self.rows:
            yield line, [row[place] if 0 <= place < len(row) else "" for place in places]


def read_pabulib(raw: bytes) -> Election:
    """The election in a .pb file; ids as they stand there.

    Raises:
        BallotFileError: with a sentence that says what to change, and in which line.
    """
    sections = sections_of(text_of(raw))
    for name in SECTIONS:
        if name not in sections:
            raise BallotFileError(f"There is no section {name.upper()}.")
    budget, vote_type = meta_of(sections["meta"])
    projects = projects_of(sections["projects"])
    known = {project.id for project in projects}
    ballots = ballots_of(sections["votes"], known=known, with_points=vote_type in WITH_POINTS)
    return Election(budget=budget, projects=tuple(projects), ballots=tuple(ballots))


def text_of(raw: bytes) -> str:
    if b"\x00" in raw:
        raise BallotFileError("This is not a text file. A .pb file is plain text in UTF-8.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def sections_of(text: str) -> dict[str, Section]:
    """Section name to its rows. A heading stands alone in its line; what is under it has columns."""
    found: dict[str, Section] = {}
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    now: Section | None = None
    try:
        for cells in reader:
            row = [cell.strip() for cell in cells]
            if not any(row):
                continue
            if name := heading_in(row):
                now = found.setdefault(name, Section())
                now.columns = []
            elif now is None:
                raise BallotFileError("The first line should be META.", line=reader.line_num)
            elif not now.columns:
                now.columns = [cell.lower() for cell in row]
                if now is found.get("meta") and now.columns[:2] != ["key", "value"]:
                    now.rows.append((reader.line_num, row))
            else:
                now.rows.append((reader.line_num, row))
    except csv.Error as reason:
        raise BallotFileError(f"This can't be read: {reason}.", line=reader.line_num) from reason
    return found


def heading_in(row: list[str]) -> str:
    """The name of a section, or nothing. Of other sections we know only that they are in capitals."""
    first = row[0]
    if first.lower() in SECTIONS and not any(row[1:]):
        return first.lower()
    return first if len(row) == 1 and len(first) > 3 and first.isalpha() and first.isupper() else ""


def meta_of(section: Section) -> tuple[Fraction, str]:
    """The budget and the type of the votes."""
    meta = {row[0].lower(): (line, "".join(row[1:2])) for line, row in section.rows}
    if "budget" not in meta:
        raise BallotFileError("META has no budget. Add a line such as budget;15000.")
    line, text = meta["budget"]
    budget = money(text, what="budget", line=line)
    if "vote_type" not in meta:
        raise BallotFileError("META does not say how people voted. Add a line vote_type;approval.")
    line, vote_type = meta["vote_type"]
    if vote_type.lower() not in VOTE_TYPES:
        raise BallotFileError(
            f"The vote_type '{vote_type}' is none that we know: {', '.join(VOTE_TYPES)}.", line=line
        )
    return budget, vote_type.lower()


def money(text: str, *, what: str, line: int) -> Fraction:
    amount = amount_in(text)
    if amount is None:
        raise BallotFileError(f"The {what} is '{text}', which is no amount.", line=line)
    if amount < 0:
        raise BallotFileError(f"The {what} is '{text}', which is below zero.", line=line)
    return amount


def projects_of(section: Section) -> list[Project]:
    if section.columns and "cost" not in section.columns:
        raise BallotFileError(f"PROJECTS has no column cost, but {', '.join(section.columns)}.")
    name = "project_id" if "project_id" in section.columns else "".join(section.columns[:1])
    lines: dict[str, int] = {}
    projects = []
    for line, (own, cost) in section.cells(name, "cost"):
        refuse_twice(own, lines, what="project", line=line)
        projects.append(Project(id=own, cost=money(cost, what=f"cost of '{own}'", line=line)))
    return projects


def refuse_twice(own: str, lines: dict[str, int], *, what: str, line: int) -> None:
    if not own:
        raise BallotFileError(f"This {what} has no id.", line=line)
    if own in lines:
        raise BallotFileError(f"The {what} '{own}' is in line {lines[own]} already.", line=line)
    lines[own] = line


def ballots_of(section: Section, *, known: set[str], with_points: bool) -> list[Ballot]:
    if section.columns and "vote" not in section.columns:
        raise BallotFileError(f"VOTES has no column vote, but {', '.join(section.columns)}.")
    name = "voter_id" if "voter_id" in section.columns else "".join(section.columns[:1])
    lines: dict[str, int] = {}
    ballots = []
    for line, (own, vote, points, side) in section.cells(name, "vote", "points", "side"):
        refuse_twice(own, lines, what="voter", line=line)
        names = [] if vote.lower() in NOTHING and vote not in known else list_in(vote)
        for one in names:
            if one not in known:
                raise BallotFileError(
                    f"Voter '{own}' votes for '{one}', which is not under PROJECTS.", line=line
                )
        if with_points:
            check_points(points, times=len(names), line=line)
        ballots.append(Ballot(voter=own, approved=tuple(dict.fromkeys(names)), side=side))
    return ballots


def list_in(text: str) -> list[str]:
    return [part for cell in text.split(",") if (part := cell.strip())]


def check_points(text: str, *, times: int, line: int) -> None:
    points = [] if text.lower() in NOTHING else list_in(text)
    if len(points) != times:
        raise BallotFileError(f"There are points for {len(points)} of {times} projects.", line=line)
    for one in points:
        amount = amount_in(one)
        if amount is None or amount < 0:
            raise BallotFileError(f"The points '{one}' are not a number from 0 up.", line=line)

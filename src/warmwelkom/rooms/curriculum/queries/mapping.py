"""One unit beside one module: what each teacher said, what the texts suggest, and what nobody said yet."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import get_language

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.engines.similar import Candidate, Index
from warmwelkom.rooms.curriculum.models import EndTerm, Goal, Judgement, Module, Settlement, Unit
from warmwelkom.rooms.curriculum.queries.browse import ModulePage, module_page
from warmwelkom.rooms.curriculum.queries.choices import without_candidate

Pair = tuple[UUID, str]


@dataclass(kw_only=True)
class Cell:
    """A goal and an end term: my word, the others', and whether the texts are alike."""

    goal: Goal
    term: EndTerm
    mine: Judgement | None = None
    others: list[Judgement] = field(default_factory=list)
    settled: Settlement | None = None
    alike: str = ""

    @property
    def name(self) -> str:
        return f"w-{self.goal.pk}-{self.term.pk}"

    @property
    def value(self) -> str:
        return self.mine.value if self.mine else ""

    @property
    def differs(self) -> bool:
        said = [row.value for row in (self.mine, *self.others) if row]
        return len(set(said)) > 1 and self.settled is None

    @property
    def is_old(self) -> bool:
        """Something was said before the goal got the words it has now."""
        said = [row.at for row in (self.mine, *self.others) if row]
        return bool(said) and min(said) < self.goal.changed_at


@dataclass(frozen=True, kw_only=True)
class Row:
    """An end term with a cell for each goal."""

    term: EndTerm
    cells: list[Cell]


@dataclass(frozen=True, kw_only=True)
class MapPage:
    """A unit, a module, the goals that are shown (one, or all), and the rows by task."""

    unit: Unit
    module: Module
    page: ModulePage
    goals: list[Goal]
    goal: Goal | None
    rows: list[Row]

    @property
    def said(self) -> int:
        return sum(bool(cell.mine or cell.others) for row in self.rows for cell in row.cells)

    @property
    def size(self) -> int:
        return sum(len(row.cells) for row in self.rows)


def map_page(
    *, actor: Actor, unit: UUID, module: str, goal: str = "", leerweg: str = ""
) -> MapPage | None:
    """None where there is no such module; raises MayNotKnow for a unit of elsewhere. Eight queries at most."""
    units = Unit.objects.visible_to(actor, "curriculum.see_unit")
    one = units.select_related("programme", "school").filter(pk=unit).first()
    if one is None:
        raise MayNotKnow
    page = module_page(slo_id=module, leerweg=leerweg)
    if page is None:
        return None
    goals = list(Goal.objects.filter(unit=one, retired_on=None).defer("words"))
    chosen = next((row for row in goals if str(row.pk) == goal), None)
    shown = [chosen] if chosen else goals
    terms = [term for part in page.parts for term in part.end_terms]
    return MapPage(
        unit=one, module=page.module, page=page, goals=goals, goal=chosen,
        rows=_rows(actor, one, shown, terms),
    )  # fmt: skip


def _rows(actor: Actor, unit: Unit, goals: list[Goal], terms: list[EndTerm]) -> list[Row]:
    said: dict[Pair, list[Judgement]] = defaultdict(list)
    ids = [term.pk for term in terms]
    for row in Judgement.objects.filter(goal__unit=unit, end_term_id__in=ids):
        said[row.goal_id, row.end_term_id].append(row)
    settled = {
        (row.goal_id, row.end_term_id): row
        for row in Settlement.objects.filter(
            goal__unit=unit, end_term_id__in=ids, ended_at__isnull=True
        )
    }
    alike = suggestions(goals=goals, terms=terms)
    rows = []
    for term in terms:
        cells = [Cell(goal=goal, term=term) for goal in goals]
        for cell in cells:
            pair = (cell.goal.pk, term.pk)
            cell.mine = next((row for row in said[pair] if row.by_id == actor.user_id), None)
            cell.others = [row for row in said[pair] if row.by_id != actor.user_id]
            cell.settled, cell.alike = settled.get(pair), alike.get(pair, "")
        rows.append(Row(term=term, cells=cells))
    return rows


def suggestions(*, goals: list[Goal], terms: list[EndTerm]) -> dict[Pair, str]:
    """Pairs whose words are alike, each with why. A reason to look, never an answer."""
    is_english = (get_language() or "nl").startswith("en")
    index = Index(Candidate(term.pk, without_candidate(term.text)) for term in terms)
    return {
        (goal.pk, match.id): match.reason.english if is_english else match.reason.dutch
        for goal in goals
        for match in index.most_alike(text=goal.text)
    }

"""The lists that a week is made of, as they stand now: to write them out, and to lay a new list beside them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from functools import cached_property
from typing import Any, ClassVar, TypeVar

from django.db.models import Model
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from warmwelkom.base.ui.templatetags.ww import clock
from warmwelkom.engines.tables.schema import FieldSpec, Schema
from warmwelkom.engines.tables.words import normalised
from warmwelkom.rooms.introweek.fields import WordsField
from warmwelkom.rooms.introweek.half_days import half_days_of
from warmwelkom.rooms.introweek.models import IntroWeek, WeekListRead, WeekSlot
from warmwelkom.rooms.introweek.words_of_lists import slots_named

Row = dict[str, Any]
M = TypeVar("M", bound=Model)


class UnfitWord(Exception):  # noqa: N818  reads as what it is
    """A word in a cell that means nothing in this week; the sentence says what would."""


class WeekList(ABC):
    """One kind of list of one week. A row is what the form of that step gives, with the `id` of what is there."""

    key: ClassVar[str]
    step: ClassVar[str]
    schema: ClassVar[Schema]
    do_not_call_in_templates = True

    def __init__(self, week: IntroWeek) -> None:
        self.week = week
        self.slots = list(WeekSlot.objects.filter(week=week))
        self.known: list[Row] = self.fetch()

    @abstractmethod
    def fetch(self) -> list[Row]:
        """What there is."""

    @abstractmethod
    def form(self) -> Any:
        """A form of one row, bound to nothing yet."""

    @abstractmethod
    def keys_of(self, data: Row) -> list[tuple[str, ...]]:
        """By which words a row is found again; the first that is known counts."""

    def name_of(self, row: Row) -> str:
        """What a row is called on the page that shows what changes."""
        return str(row.get("name") or row.get("title") or "")

    def prepare(self, lines: Iterable[tuple[int, Row]]) -> None:  # noqa: B027  most kinds have no need of it
        """Look at the whole list before its rows are read one by one."""

    def typed(self, name: str, value: Any) -> Any:
        """What the form takes for this value of a list. Raises UnfitWord."""
        if value in ("yes", "no") and self.schema.by_name[name].choices:
            return value == "yes"
        return value

    def shown(self, name: str, value: Any) -> object:  # noqa: ARG002  for the kinds
        """A value of a row as it stands in a list."""
        if isinstance(value, bool):
            return _("ja") if value else _("nee")
        return value

    def data_of(self, row: Row) -> Row:
        """A row as its form takes it."""
        return {name: _as_typed(field, row.get(name)) for name, field in self.fields.items()}

    @cached_property
    def fields(self) -> dict[str, Any]:
        found: dict[str, Any] = self.form().fields
        return found

    @property
    def halves(self) -> list[tuple[str, str]]:
        return [(one.code, one.short) for one in half_days_of(self.slots)]

    @classmethod
    def headings(cls) -> list[str]:
        return [cls.heading(one.name) for one in cls.schema.fields]

    @classmethod
    def heading(cls, name: str) -> str:
        spec = cls.schema.by_name.get(name)
        return label_of(spec).capitalize() if spec else ""

    def rows_out(self) -> list[list[object]]:
        """What there is, under the headings by which a list is read."""
        names = [one.name for one in self.schema.fields]
        return [[self.shown(name, row.get(name)) for name in names] for row in self.known]

    def half_days_named(self, words: Iterable[str]) -> list[str]:
        """The codes of these half-days. Raises UnfitWord for one that is not in the week."""
        found: dict[str, None] = {}
        for word in words:
            slots = slots_named(word, self.slots)
            if not slots:
                raise UnfitWord(
                    _("%(word)s is geen dagdeel van deze week. Schrijf het zo: %(like)s.")
                    % {"word": word, "like": next(iter(self.halves), ("", "–"))[1]}
                )
            found |= dict.fromkeys(slot.half_day for slot in slots)
        return list(found)

    def moments_named(self, words: Iterable[str]) -> list[str]:
        """The codes of these times. Raises UnfitWord for one that is not in the week."""
        found: dict[str, None] = {}
        for word in words:
            slots = slots_named(word, self.slots)
            if not slots:
                raise UnfitWord(
                    _(
                        "%(word)s is geen lesuur van deze week. Schrijf dag en tijd, zoals 24-08 9.00."
                    )
                    % {"word": word}
                )
            found |= dict.fromkeys(slot.code for slot in slots)
        return list(found)

    def moments_shown(self, codes: Iterable[str]) -> list[str]:
        """Such as `24-08 09.00`, in the order of the week."""
        shown = set(codes)
        return [f"{one.day:%d-%m} {clock(one.begins)}" for one in self.slots if one.code in shown]

    def half_days_shown(self, codes: Iterable[str] | None) -> list[str]:
        return [label for code, label in self.halves if code in (codes or ())]


def last_list_of(week: IntroWeek, what: str) -> WeekListRead | None:
    """The last list of this kind that can still be taken back; one query."""
    found: WeekListRead | None = WeekListRead.objects.filter(week=week, what=what).first()
    return found


def keys_of_known(kind: WeekList, row: Row) -> list[tuple[str, ...]]:
    """Every way to find a row that is there: by its name too where it has a code."""
    data = kind.data_of(row)
    bare = data | {"code": "", "email": ""} if "code" in data else data
    return [*kind.keys_of(bare), *kind.keys_of(data)]


def _as_typed(field: Any, value: Any) -> Any:
    """A value as the form takes it; what is no choice any more, such as a day that went, is left out."""
    if isinstance(value, Model):
        return str(value.pk)
    if isinstance(field, WordsField):
        return field.prepare_value(value)
    if isinstance(value, list):
        known = {code for code, _label in field.choices}
        return sorted(one for one in value if one in known)
    return value


def label_of(spec: FieldSpec | Schema) -> str:
    is_english = (get_language() or "nl").startswith("en")
    return spec.label_en if is_english else spec.label_nl


def only_one(text: str, rows: Iterable[M], names: Any, *, unknown: str, twice: str) -> M:
    """The row that one of these names says. Raises UnfitWord with the sentence for none, or for several."""
    wanted = normalised(text)
    found = [
        row for row in rows if wanted in {normalised(str(name)) for name in names(row) if name}
    ]
    if len(found) == 1:
        return found[0]
    raise UnfitWord((twice if found else unknown) % {"word": text})

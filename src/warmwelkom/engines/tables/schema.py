"""What a kind of list holds, described as data."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Kind(StrEnum):
    """How a value reads and what it becomes; the Python type stands behind each."""

    TEXT = "text"  # str
    NAME = "name"  # str with at least one letter
    SURNAME = "surname"  # str; a tussenvoegsel in it moves to the field `prefix`
    FULL_NAME = "full_name"  # str; becomes first_name, prefix and surname
    CODE = "code"  # str, leading zeros kept
    LIST = "list"  # tuple[str, ...]
    DATE = "date"  # datetime.date
    MOMENT = "moment"  # datetime.datetime
    POSTCODE = "postcode"  # str "2511 AB"
    EMAIL = "email"  # str, lower case
    PHONE = "phone"  # str "+31612345678"
    INTEGER = "integer"  # int
    DECIMAL = "decimal"  # decimal.Decimal
    CHOICE = "choice"  # str, one of `choices`


@dataclass(frozen=True, kw_only=True)
class FieldSpec:
    """One field: its words for people, the headings it goes by, and what its values must be.

    `choices` maps each canonical value to its spellings. `lenient`: a value that does not fit is told but
    does not keep the row out. `years` (earliest, latest) bounds a date relative to the reference day, as
    in (-30, -11) for a birth date. `not_ahead`: the date must have been, a day of grace for who is ahead of the clock. `instead_of`: when mapped, these required fields may stay unmapped.
    """

    name: str
    kind: Kind
    label_nl: str
    label_en: str
    synonyms: tuple[str, ...] = ()
    required: bool = False
    lenient: bool = False
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    years: tuple[int, int] | None = None
    not_ahead: bool = False
    instead_of: tuple[str, ...] = ()
    longest: int = 500


@dataclass(frozen=True, kw_only=True)
class Schema:
    """A kind of list; `key` names the fields of which the first filled one tells rows apart."""

    name: str
    label_nl: str
    label_en: str
    key: tuple[str, ...]
    fields: tuple[FieldSpec, ...]

    @cached_property
    def by_name(self) -> dict[str, FieldSpec]:
        return {spec.name: spec for spec in self.fields}

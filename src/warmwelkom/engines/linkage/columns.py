"""Two lists of people as number columns with one shared vocabulary, so that equal text is an equal number."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from warmwelkom.engines.linkage import spelling

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Numbers = npt.NDArray[np.int32]
NONE: Final = -1
GIVEN_SLOTS: Final = 4
SURNAME_SLOTS: Final = 3
TEXTS: Final = ("street", "city", "region", "school")
TWO_SLOTS: Final = 2


@dataclass(slots=True)
class Vocabulary:
    """Each distinct text once, numbered in order of arrival."""

    words: list[str] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, word: str) -> int:
        """The number of a text; an empty text is NONE."""
        if not word:
            return NONE
        found = self.numbers.get(word)
        if found is None:
            found = self.numbers[word] = len(self.words)
            self.words.append(word)
        return found


@dataclass(frozen=True, slots=True)
class Words:
    """The vocabularies that both lists share."""

    names: Vocabulary = field(default_factory=Vocabulary)
    texts: Vocabulary = field(default_factory=Vocabulary)
    postcodes: Vocabulary = field(default_factory=Vocabulary)
    emails: Vocabulary = field(default_factory=Vocabulary)
    phones: Vocabulary = field(default_factory=Vocabulary)


@dataclass(frozen=True, slots=True)
class People:
    """One list. Rows are people; NONE (or 0 for birth, sex, house number) is not known.

    given: first word, first official name, two more official names (rows x 4); joined: the given
    name written as one word; given_as_surname: the same read as a surname; surname: whole, first half, second half (rows x 3); surname_word: the
    first word of a surname of several words; birth: yyyymmdd; email, phone: own, a parent's.
    """

    ids: list[str]
    given: Numbers
    joined: Numbers
    given_as_surname: Numbers
    surname: Numbers
    surname_word: Numbers
    prefix: Numbers
    birth: Numbers
    sex: Numbers
    postcode: Numbers
    house_number: Numbers
    texts: Numbers
    email: Numbers
    phone: Numbers

    def __len__(self) -> int:
        return len(self.ids)

    def only(self, rows: npt.NDArray[np.intp]) -> People:
        """These rows alone, in this order."""
        columns = {one.name: getattr(self, one.name) for one in fields(self)}
        ids = columns.pop("ids")
        return People(
            ids=[ids[row] for row in rows],
            **{name: column[rows] for name, column in columns.items()},
        )


class Reader:
    """Reads mappings into People; remembers every cell it has read, because lists repeat themselves."""

    def __init__(self, *, words: Words) -> None:
        self.words = words
        self.given_seen: dict[tuple[str, str, str], tuple[int, ...]] = {}
        self.surname_seen: dict[tuple[str, str], tuple[int, ...]] = {}
        self.text_seen: dict[object, int] = {}
        self.date_seen: dict[object, int] = {}

    def read(self, people: Iterable[Mapping[str, object]]) -> People:
        ids: list[str] = []
        rows: list[tuple[int, ...]] = []
        blocks: list[Numbers] = []
        for person in people:
            ids.append(text_of(person.get("id")))
            rows.append(self.row(person))
            if len(rows) == 20_000:
                blocks.append(np.array(rows, dtype=np.int32))
                rows.clear()
        blocks.append(np.array(rows, dtype=np.int32).reshape(len(rows), -1 if rows else WIDTH))
        return people_of(ids=ids, table=np.concatenate(blocks))

    def row(self, person: Mapping[str, object]) -> tuple[int, ...]:
        words, get = self.words, person.get
        return (
            *self.given(person),
            *self.surname(person),
            self.date(get("birth_date")),
            spelling.clean_sex(text_of(get("sex"))),
            words.postcodes.number(spelling.clean_postcode(text_of(get("postcode")))),
            spelling.clean_number(text_of(get("house_number"))),
            *(self.text(get(name)) for name in TEXTS),
            words.emails.number(spelling.clean_email(text_of(get("email")))),
            words.emails.number(spelling.clean_email(text_of(get("parent_email")))),
            words.phones.number(spelling.clean_phone(text_of(get("phone")))),
            words.phones.number(spelling.clean_phone(text_of(get("parent_phone")))),
        )

    def given(self, person: Mapping[str, object]) -> tuple[int, ...]:
        get = person.get
        key = (text_of(get("given_name")), text_of(get("official_names")), text_of(get("initials")))
        found = self.given_seen.get(key)
        if found is None:
            found = self.given_seen[key] = self.read_given(*key)
        return found

    def read_given(self, usual: str, official: str, initials: str) -> tuple[int, ...]:
        mine = spelling.fold(usual).split()
        formal = spelling.fold(official).split()
        if not mine and not formal and initials:
            formal = [letter for letter in spelling.fold(initials) if letter != " "][:1]
        heads = [*mine[:1], *formal[:1]]
        slots = list(dict.fromkeys([*heads, *mine[1:], *formal[1:]]))[:GIVEN_SLOTS]
        if len(heads) == 1 or heads[:1] == heads[1:]:
            slots = [*slots[:1], "", *slots[1:]][:GIVEN_SLOTS]
        slots += [""] * (GIVEN_SLOTS - len(slots))
        joined = "".join(mine or formal[:1])
        as_surname = "".join(spelling.split_surname(usual)[1])
        return tuple(self.words.names.number(word) for word in (*slots, joined, as_surname))

    def surname(self, person: Mapping[str, object]) -> tuple[int, ...]:
        key = (text_of(person.get("surname")), text_of(person.get("prefix")))
        found = self.surname_seen.get(key)
        if found is None:
            prefix, parts, first = spelling.split_surname(key[0])
            whole = "".join(parts)
            halves = parts[:TWO_SLOTS] if len(parts) >= TWO_SLOTS else ("", "")
            number = self.words.names.number
            own_prefix = spelling.clean_prefix(f"{key[1]} {prefix}")
            found = self.surname_seen[key] = (
                *(number(word) for word in (whole, *halves, first)),
                self.words.texts.number(own_prefix),
            )
        return found

    def text(self, cell: object) -> int:
        if not cell:
            return NONE
        found = self.text_seen.get(cell)
        if found is None:
            raw = text_of(cell)
            plain = " ".join(raw.lower().split()) if raw.isascii() else spelling.fold(raw)
            found = self.text_seen[cell] = self.words.texts.number(plain)
        return found

    def date(self, cell: object) -> int:
        found = self.date_seen.get(cell)
        if found is None:
            found = self.date_seen[cell] = spelling.read_date(text_of(cell))
        return found


WIDTH: Final = GIVEN_SLOTS + 2 + SURNAME_SLOTS + 2 + 4 + len(TEXTS) + 4


def people_of(*, ids: list[str], table: Numbers) -> People:
    """The columns of a table as `Reader.row` lays them out."""
    return People(
        ids=ids,
        given=table[:, 0:4],
        joined=table[:, 4],
        given_as_surname=table[:, 5],
        surname=table[:, 6:9],
        surname_word=table[:, 9],
        prefix=table[:, 10],
        birth=table[:, 11],
        sex=table[:, 12],
        postcode=table[:, 13],
        house_number=table[:, 14],
        texts=table[:, 15:19],
        email=table[:, 19:21],
        phone=table[:, 21:23],
    )


def text_of(value: object) -> str:
    """A cell as text without space around it; nothing is an empty text."""
    return "" if not value else str(value).strip()

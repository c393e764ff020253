"""Two lists of people as number columns with one shared vocabulary, so that equal text is an equal number."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from itertools import islice
from typing import TYPE_CHECKING, Final, TypeVar

import numpy as np
import numpy.typing as npt

from warmwelkom.engines.linkage import spelling

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Numbers = npt.NDArray[np.int32]
Cells = TypeVar("Cells")
Found = TypeVar("Found")
BLOCK: Final = 20_000
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


class Seen(dict[Cells, Found]):
    """What was made of a cell (or cells) before, because lists repeat themselves."""

    def __init__(self, make: Callable[[Cells], Found]) -> None:
        super().__init__()
        self.make = make

    def __missing__(self, cells: Cells) -> Found:
        found = self[cells] = self.make(cells)
        return found


class Reader:
    """Reads mappings into People, a block of rows at a time and each column by itself."""

    def __init__(self, *, words: Words) -> None:
        self.words = words
        self.given = Seen(self.read_given)
        self.surname = Seen(self.read_surname)
        self.birth: Seen[object, int] = Seen(lambda cell: spelling.read_date(text_of(cell)))
        self.sex: Seen[object, int] = Seen(lambda cell: spelling.clean_sex(text_of(cell)))
        self.house_number: Seen[object, int] = Seen(
            lambda cell: spelling.clean_number(text_of(cell))
        )
        self.postcode: Seen[object, int] = Seen(
            lambda cell: words.postcodes.number(spelling.clean_postcode(text_of(cell)))
        )
        self.text: Seen[object, int] = Seen(
            lambda cell: words.texts.number(plain_text(text_of(cell)))
        )

    def read(self, people: Iterable[Mapping[str, object]]) -> People:
        ids: list[str] = []
        blocks: list[Numbers] = []
        rows = iter(people)
        while block := list(islice(rows, BLOCK)):
            ids += [text_of(person.get("id")) for person in block]
            blocks.append(self.block(block))
        empty = np.empty((0, WIDTH), dtype=np.int32)
        return people_of(ids=ids, table=np.concatenate(blocks) if blocks else empty)

    def block(self, people: list[Mapping[str, object]]) -> Numbers:
        """Rows of numbers, laid out as `people_of` reads them."""

        def cells(name: str) -> list[object]:
            return [person.get(name) for person in people]

        emails, phones = self.words.emails.number, self.words.phones.number
        given, surname = self.given, self.surname
        table = np.empty((len(people), WIDTH), dtype=np.int32)
        names = zip(cells("given_name"), cells("official_names"), cells("initials"), strict=True)
        table[:, 0:6] = [given[cell] for cell in names]
        names_of_family = zip(cells("surname"), cells("prefix"), strict=True)
        table[:, 6:11] = [surname[cell] for cell in names_of_family]
        for place, name in enumerate(("birth_date", "sex", "postcode", "house_number"), 11):
            seen = getattr(self, name.removesuffix("_date"))
            table[:, place] = [seen[cell] for cell in cells(name)]
        for place, name in enumerate(TEXTS, 15):
            table[:, place] = [self.text[cell] for cell in cells(name)]
        for place, name in ((19, "email"), (20, "parent_email")):
            table[:, place] = [emails(spelling.clean_email(text_of(c))) for c in cells(name)]
        for place, name in ((21, "phone"), (22, "parent_phone")):
            table[:, place] = [phones(spelling.clean_phone(text_of(c))) for c in cells(name)]
        return table

    def read_given(self, cells: tuple[object, object, object]) -> tuple[int, ...]:
        usual, official, initials = map(text_of, cells)
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

    def read_surname(self, cells: tuple[object, object]) -> tuple[int, ...]:
        name, own = map(text_of, cells)
        prefix, parts, first = spelling.split_surname(name)
        halves = parts[:TWO_SLOTS] if len(parts) >= TWO_SLOTS else spelling.outer_words(name)
        words = ("".join(parts), *halves, first)
        return (
            *(self.words.names.number(word) for word in words),
            self.words.texts.number(spelling.clean_prefix(f"{own} {prefix}")),
        )


def plain_text(text: str) -> str:
    """A free text to compare: lower case, single spaces."""
    return " ".join(text.lower().split()) if text.isascii() else spelling.fold(text)


WIDTH: Final = GIVEN_SLOTS + 2 + SURNAME_SLOTS + 2 + 4 + len(TEXTS) + 4


def people_of(*, ids: list[str], table: Numbers) -> People:
    """The columns of a table as `Reader.block` lays them out."""
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

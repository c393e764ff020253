"""Which campus a row is about, from what a school writes in that column."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from warmwelkom.rooms.people.models import Location
from warmwelkom.rooms.transitions.domain.lists.in_columns import RowRefused
from warmwelkom.rooms.transitions.domain.lists.list_kind import Where

READS_AS_CODE = re.compile(r"\d{1,2}[a-z]{2}\d{0,2}")
NOT_OURS = (
    "Deze vestiging hoort niet bij deze lijst. Kijk de code na of kies de vestiging bij het uploaden.",
    "This campus does not belong to this list. Check the code or choose the campus when uploading.",
)


@dataclass(frozen=True, kw_only=True)
class Campuses:
    """The campuses of the school by code and by name; `usual` is what a row without a code is about.

    `told` remembers what was asked before, for a whole list says the same few words.
    """

    by_word: dict[str, Any]
    usual: Any
    only: Any
    told: dict[str, Any] = field(default_factory=dict)

    def of(self, said: str) -> Any:
        """The campus of a row.

        A code must be one of ours. Any other words that we do not know ("hoofdlocatie") mean the
        campus that the list was given for.

        Raises:
            RowRefused: it is another campus, or nobody said which.
        """
        if said not in self.told:
            self.told[said] = self._found(said)
        return self.told[said]

    def _found(self, said: str) -> Any:
        word = said.strip().casefold()
        found = self.by_word.get(word) or self.by_word.get(word.zfill(6))
        if found is None and not READS_AS_CODE.fullmatch(word):
            found = self.usual
        if found is None or (self.only and found != self.only):
            raise RowRefused("campus_code", *NOT_OURS)
        return found


def campuses_of(where: Where) -> Campuses:
    """One query."""
    rows = list(Location.objects.filter(school=where.school))
    only = where.location.pk if where.location else None
    usual = only or (rows[0].pk if len(rows) == 1 else None)
    names = Counter(row.name.casefold() for row in rows)
    by_word = {row.name.casefold(): row.pk for row in rows if names[row.name.casefold()] == 1}
    if usual and where.school.brin:
        by_word[where.school.brin.casefold()] = usual
    by_word |= {row.code.casefold(): row.pk for row in rows}
    return Campuses(by_word=by_word, usual=usual, only=only)

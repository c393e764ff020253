"""What a list would do: new, changed, unchanged and refused rows, and who is no longer on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from warmwelkom.engines.tables import Fault, Refused
from warmwelkom.rooms.transitions.domain.lists.lines import Item, Lines, Some


@dataclass
class Plan:
    """What a commit would do.

    `missing` are the known rows that the list no longer has: none when only mended rows were given, for
    the others never stood in such a file. `notes` are cells that could not be read in a row that comes in all the same: (line, fault).
    """

    rows: int = 0
    new: Some = field(default_factory=lambda: Some(Lines(), ()))
    changed: list[Item] = field(default_factory=list)
    unchanged: int = 0
    twice: int = 0
    refused: list[Refused] = field(default_factory=list)
    missing: list[Any] = field(default_factory=list)
    notes: list[tuple[int, Fault]] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        return {
            "rows": self.rows,
            "new": len(self.new),
            "changed": len(self.changed),
            "unchanged": self.unchanged,
            "twice": self.twice,
            "refused": len(self.refused),
            "missing": len(self.missing),
        }

    def mark(self) -> str:
        """The counts in a few signs: what a person saw is what is saved, or the plan has changed."""
        return "-".join(str(count) for count in self.counts().values())

"""Two versions of a plan beside each other, word for word. Pure: plain data in, plain data out.

Rows are known again by their `id`, so that a step that moved is no new step. Method: Ratcliff and
Obershelp's longest common blocks (difflib), over words.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["same", "added", "removed"]
WORDS = re.compile(r"\s+|[^\W_]+|[\W_]", re.UNICODE)


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A stretch of text that stayed, came or went."""

    kind: Kind
    text: str


@dataclass(frozen=True, kw_only=True)
class Change:
    """One text or row that is not as it was. `label` names a field; empty for a row."""

    kind: Literal["added", "removed", "changed"]
    pieces: tuple[Piece, ...]
    label: str = ""


@dataclass(frozen=True, kw_only=True)
class PartChanges:
    """What changed in one part of a plan; `is_moved`: the rows stand in another order."""

    part: str
    changes: tuple[Change, ...]
    is_moved: bool = False


def compared_words(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces that make the new text out of the old one, in reading order."""
    before, after = WORDS.findall(old), WORDS.findall(new)
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    found: list[Piece] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        gone, come = "".join(before[a:b]), "".join(after[c:d])
        if tag == "equal":
            found.append(Piece(kind="same", text=come))
            continue
        if gone:
            found.append(Piece(kind="removed", text=gone))
        if come:
            found.append(Piece(kind="added", text=come))
    return tuple(found)


def compared_texts(part: str, old: Mapping[str, str], new: Mapping[str, str]) -> PartChanges:
    """Fields of text: label -> what it says."""
    changes = tuple(
        _change(old[label], new[label], label) for label in new if old[label] != new[label]
    )
    return PartChanges(part=part, changes=changes)


def compared_rows(
    part: str,
    old: list[dict[str, Any]],
    new: list[dict[str, Any]],
    say: Callable[[dict[str, Any]], str],
) -> PartChanges:
    """Rows with an `id`; `say` gives a row as one line."""
    before = {row["id"]: say(row) for row in old}
    after = {row["id"]: say(row) for row in new}
    changes = [
        _change(before.get(pk, ""), text) for pk, text in after.items() if before.get(pk) != text
    ]
    changes += [_change(text, "") for pk, text in before.items() if pk not in after]
    stayed = [pk for pk in before if pk in after]
    return PartChanges(
        part=part, changes=tuple(changes), is_moved=stayed != [pk for pk in after if pk in before]
    )


def _change(old: str, new: str, label: str = "") -> Change:
    if not old:
        return Change(kind="added", pieces=(Piece(kind="added", text=new),), label=label)
    if not new:
        return Change(kind="removed", pieces=(Piece(kind="removed", text=old),), label=label)
    return Change(kind="changed", pieces=compared_words(old, new), label=label)

"""What somebody typed into the fields of one part, saved field by field; what didn't fit stands there still."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.errors import UserError
from warmwelkom.base.typed import whole_number
from warmwelkom.engines.dossier.form import form_named
from warmwelkom.rooms.handover.domain.statements import WrittenMeanwhile, write_statement
from warmwelkom.rooms.handover.models import Dossier, Statement


@dataclass
class Fault:
    """A field that was not saved: what was typed, the sentence, and what another wrote in between."""

    text: str
    sentence: str
    theirs: Statement | None = None
    is_conflict: bool = False
    version: int = 0


@dataclass
class Saved:
    """Field -> what stands now; and the fields that were not saved."""

    faults: dict[str, Fault] = field(default_factory=dict)
    now: dict[str, Statement | None] = field(default_factory=dict)


def save_fields(
    *, actor: Actor, dossier: Dossier, part: str, typed: Mapping[str, str], now: dt.datetime
) -> Saved:
    """Write every field of the part that is in `typed`: "value-KEY" with "version-KEY"."""
    done = Saved()
    for asked in form_named(dossier.form).of_part(part):
        text = typed.get(f"value-{asked.key}")
        if text is None or typed.get("keep-theirs") == asked.key:
            continue
        try:
            done.now[asked.key] = write_statement(
                actor=actor,
                dossier=dossier,
                field=asked.key,
                text=text,
                expected_version=_number(typed.get(f"version-{asked.key}", "")),
                now=now,
            )
        except WrittenMeanwhile as fault:
            version = fault.theirs.version if fault.theirs else 0
            done.faults[asked.key] = Fault(
                text=text, sentence=str(fault), theirs=fault.theirs, is_conflict=True,
                version=version,
            )  # fmt: skip
        except UserError as fault:
            version = _number(typed.get(f"version-{asked.key}", ""))
            done.faults[asked.key] = Fault(text=text, sentence=str(fault), version=version)
    return done


def _number(text: str) -> int:
    return whole_number(text, most=99_999) or 0

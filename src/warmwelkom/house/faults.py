"""Faults of the machine or its settings, told in a sentence that says what to do."""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from environs import EnvError

from warmwelkom.house.config import SettingError
from warmwelkom.house.parts import PartError
from warmwelkom.house.postgres.account import DatabaseSetupError
from warmwelkom.house.postgres.programs import DISK_FULL


class PrepareError(Exception):
    """A sentence that says what to do."""


@dataclass
class Outcome:
    """How it went: the exit code."""

    code: int = 0


@contextmanager
def told() -> Iterator[Outcome]:
    """Tell a known fault on standard error instead of a trace; any other passes through."""
    outcome = Outcome()
    try:
        yield outcome
    except Exception as fault:
        sentence = sentence_about(fault)
        if not sentence:
            raise
        print(f"\n{sentence}", file=sys.stderr)
        outcome.code = 1


def sentence_about(fault: Exception) -> str:
    """What to do about a fault; empty when it is not one of those."""
    if any(is_full_disk(one) for one in (fault, fault.__cause__, fault.__context__)):
        return DISK_FULL
    if isinstance(fault, PrepareError | PartError | DatabaseSetupError | SettingError):
        return str(fault)
    if isinstance(fault, EnvError):
        return f"{fault} Set it to another value; docs/operators.md lists them all."
    if isinstance(fault, OSError):
        return (
            f"Something on this machine refused: {fault}. Mend it and run the same command again."
        )
    if type(fault).__name__ == "OperationalError":  # Django's or psycopg's; neither is loaded yet
        return (
            f"The database does not answer: {str(fault).strip()}\n"
            "Look whether it runs and whether DATABASE_URL is right, and run the same command again."
        )
    return ""


def is_full_disk(fault: BaseException | None) -> bool:
    """Also where another fault came of it."""
    return "No space left on device" in str(fault) or getattr(fault, "errno", 0) == errno.EDQUOT

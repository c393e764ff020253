"""The solver HiGHS, made without a word on the terminal; loaded only by who uses it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast


def quiet_highs() -> Any:
    """A new solver that prints nothing."""
    import highspy  # noqa: PLC0415  a heavy library, loaded where it is used

    with _quiet():
        solver = cast("Any", highspy).Highs()
    solver.setOptionValue("output_flag", False)
    return solver


_greeted = False


@contextmanager
def _quiet() -> Iterator[None]:
    """HiGHS greets on stdout when it is first made, before it can be told to be silent."""
    global _greeted  # noqa: PLW0603  once per process
    if _greeted:
        yield
        return
    _greeted = True
    sys.stdout.flush()
    kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)

"""What everybody sees alike of one version of a board is made once: a small memory in each web process."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

T = TypeVar("T")
MOST = 64
"""Pieces; of a board of a hundred notes each is well under 100 kB."""

_made: OrderedDict[Hashable, Any] = OrderedDict()
_lock = Lock()


def remembered(key: Hashable, make: Callable[[], T]) -> T:
    """What was made for this key, or make it; the oldest goes when there are too many.

    The key must hold all that the piece depends on, the version of the board too.
    """
    with _lock:
        if key in _made:
            _made.move_to_end(key)
            kept: T = _made[key]
            return kept
    piece = make()
    with _lock:
        _made[key] = piece
        while len(_made) > MOST:
            _made.popitem(last=False)
    return piece

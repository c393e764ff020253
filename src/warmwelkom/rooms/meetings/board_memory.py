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
_making: dict[Hashable, Lock] = {}
_lock = Lock()


def remembered(key: Hashable, make: Callable[[], T]) -> T:
    """What was made for this key, or make it; the oldest goes when there are too many.

    The key must hold all that the piece depends on, the version of the board too. Sixty screens ask for a
    new version within a second: one makes it, who asks meanwhile waits for that one.
    """
    with _lock:
        if key in _made:
            return _kept(key)  # type: ignore[no-any-return]  # what `make` of this key gave
        making = _making.setdefault(key, Lock())
    with making:
        with _lock:
            if key in _made:
                return _kept(key)  # type: ignore[no-any-return]
        try:
            piece = make()
            with _lock:
                _made[key] = piece
                while len(_made) > MOST:
                    _made.popitem(last=False)
        finally:
            with _lock:
                _making.pop(key, None)
    return piece


def _kept(key: Hashable) -> Any:
    _made.move_to_end(key)
    return _made[key]

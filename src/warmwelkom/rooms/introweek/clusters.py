"""Which programmes form groups together: a programme that is too small for groups of its own joins others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping


def can_be_cut(size: int, least: int, most: int) -> bool:
    """Whether so many students can be cut into groups of `least` to `most`."""
    return size >= least and -(-size // most) * least <= size


def clusters_of(
    sizes: Mapping[str, int], place: Mapping[str, str], *, least: int, most: int
) -> dict[str, str]:
    """Each programme to the name of its cluster: its own, or that of the first it is put together with.

    Programmes of one place that cannot be cut are together; if that is still too small, the biggest
    programme of the place joins them.
    """
    found = {name: name for name in sizes}
    small: dict[str, list[str]] = defaultdict(list)
    for name in sorted(sizes):
        if not can_be_cut(sizes[name], least, most):
            small[place[name]].append(name)
    for where, names in small.items():
        others = sorted((n for n in sizes if place[n] == where and n not in names), key=sizes.get)  # type: ignore[arg-type]  # every name has a size
        while others and not can_be_cut(sum(sizes[n] for n in names), least, most):
            names.append(others.pop())
        found |= dict.fromkeys(names, names[0])
    return found

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What is missing or unsafe. `unsafe`: no pupil's data before it is mended; else worth a look."""

    name: str
    sentence: str
    unsafe: bool = True


Findings = Iterator[Finding]

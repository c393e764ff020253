"""What a page was made from, in a few letters: where that is another now, nothing is saved over it."""

from __future__ import annotations

import hashlib
from typing import Any

from django.utils.translation import gettext_lazy

CHANGED_MEANWHILE = gettext_lazy(
    "Deze lijst is intussen veranderd, door iemand anders of in een ander tabblad."
)


def mark_of(rows: Any) -> str:
    """Other letters for a list that holds something else."""
    return hashlib.sha256(repr(rows).encode()).hexdigest()[:16]

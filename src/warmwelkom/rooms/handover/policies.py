"""Who may see and do what with the handover of a pupil (domain.md 1.2 and 3, as rules)."""

from __future__ import annotations

from warmwelkom.base.access.policy import Policy

POLICIES: dict[str, Policy] = {}

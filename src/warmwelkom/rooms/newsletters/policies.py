"""Who may do what with calls and newsletters. Every published one is public; sign-up needs no account."""

from __future__ import annotations

from warmwelkom.base.access.policy import Policy

POLICIES: dict[str, Policy] = {}

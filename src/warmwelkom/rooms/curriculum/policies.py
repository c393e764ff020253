"""Who may see the curriculum: it is public knowledge."""

from __future__ import annotations

from warmwelkom.base.access.policy import Policy, anyone

POLICIES = {"curriculum.browse": Policy(who=anyone, needs_region=False)}

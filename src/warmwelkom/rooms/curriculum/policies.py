"""Who may see the curriculum: it is public knowledge."""

from __future__ import annotations

from warmwelkom.base.access.policy import Policy, anyone, staff

POLICIES = {
    "curriculum.browse": Policy(who=anyone, needs_region=False),
    "curriculum.teach": Policy(who=staff),  # whom it is for: the way to it stands on their pages
}

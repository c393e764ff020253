"""Who may do what with the house itself."""

from __future__ import annotations

from warmwelkom.base.access.policy import Policy, anyone, signed_in

POLICIES = {
    "demo.move_date": Policy(who=signed_in),
    "house.health": Policy(who=anyone, needs_region=False, asks_who=False),
    "house.metrics": Policy(
        who=anyone, needs_region=False, asks_who=False
    ),  # the view asks where from
}

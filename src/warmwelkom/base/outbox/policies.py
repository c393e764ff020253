"""Who may tell us something about our messages: a provider that shows the secret of the house."""

from __future__ import annotations

from warmwelkom.base.access.policy import Policy, anyone

POLICIES = {"outbox.tell": Policy(who=anyone, needs_region=False, asks_who=False)}

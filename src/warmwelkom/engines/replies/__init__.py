"""Sort what a pupil wrote back, by rules that people can read; a person sees every reply.

    sort_reply(text="stop met appen aub")
    # Sorted(kind=Kind.STOP, rule="stop_messages", words="stop met appen")

Promises: the first rule that holds names the kind, in the order of `rules.RULES`; distress comes before all others.
A rule looks at the words only, never at who wrote them; no mood is read, nothing is counted. What no rule knows is
`other`. Reading time grows with the length of the text only. Pure: no database, no clock.
"""

from __future__ import annotations

from warmwelkom.engines.replies.engine import Sorted, sort_reply
from warmwelkom.engines.replies.rules import RULES, Kind, Rule

__all__ = ["RULES", "Kind", "Rule", "Sorted", "sort_reply"]

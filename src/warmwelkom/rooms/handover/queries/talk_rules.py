"""The criteria as they hold in this region: what counts, since when and why; and what is to come."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from warmwelkom.rooms.handover.criteria import CRITERIA, Criterion, Fact
from warmwelkom.rooms.handover.models import TalkRule


@dataclass(frozen=True, kw_only=True)
class RuleHere:
    """One criterion: `now` is what this region said last, None where the rule counts whole."""

    criterion: Criterion
    now: TalkRule | None
    ahead: list[TalkRule]
    before: list[TalkRule]

    @property
    def counted(self) -> list[Fact]:
        facts = self.criterion.facts
        return [one for one in facts if self.now is None or one.code in self.now.facts]

    @property
    def left_out(self) -> list[Fact]:
        return [one for one in self.criterion.facts if one not in self.counted]

    @property
    def is_off(self) -> bool:
        return not self.counted


def facts_in_force(*, today: dt.date) -> dict[str, frozenset[str]]:
    """Criterion -> its facts that count today, where this region said something about it; one query."""
    rows = TalkRule.objects.filter(withdrawn_at__isnull=True, valid_from__lte=today)
    newest_last = rows.order_by("valid_from", "made_at")
    return {row.code: frozenset(row.facts) for row in newest_last}


def rules_here(*, today: dt.date) -> list[RuleHere]:
    """Every criterion, in the order of the page; one query."""
    said: dict[str, list[TalkRule]] = defaultdict(list)
    for row in TalkRule.objects.order_by("-valid_from", "-made_at"):
        said[row.code].append(row)
    return [_here(rule, said[rule.code], today) for rule in CRITERIA]


def _here(rule: Criterion, said: list[TalkRule], today: dt.date) -> RuleHere:
    standing = [row for row in said if row.withdrawn_at is None]
    now = next((row for row in standing if row.valid_from <= today), None)
    ahead = [row for row in standing if row.valid_from > today]
    before = [row for row in said if row != now and row not in ahead]
    return RuleHere(criterion=rule, now=now, ahead=ahead[::-1], before=before)

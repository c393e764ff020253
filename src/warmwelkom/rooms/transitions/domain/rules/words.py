"""Put a signal into a sentence, in the reader's language."""

from __future__ import annotations

import datetime as dt
from typing import Any

from warmwelkom.base.ui.templatetags.ww import long_day
from warmwelkom.rooms.transitions.domain.rules import admission, signals

BY_CODE = {rule.code: rule for rule in (*signals.RULES, admission.RULE, admission.ORPHAN)}


def sentence_of(*, rule: str, fact: dict[str, Any]) -> str:
    """The rule's sentence with its fact filled in."""
    words = {name: _word(name, value) for name, value in fact.items()}
    return str(BY_CODE[rule].sentence) % words


def _word(name: str, value: Any) -> str:
    """Our own codes become words and days are written out; names of schools and programmes stay."""
    if name == "day":
        return long_day(dt.date.fromisoformat(value))
    if name in ("what", "result", "destination"):
        return str(signals.WORDS.get(value, value))
    return str(value)

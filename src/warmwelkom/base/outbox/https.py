"""What an answer over https means for one message: taken, refused, for now, or nobody knows."""

from __future__ import annotations

from typing import Any

from warmwelkom.base.outbox.claims import BROKEN_OFF, Outcome
from warmwelkom.base.outbox.models import Message

TIMEOUT = 20
FOR_NOW = {408, 425, 429, 503}
"""The provider says itself that it did not take the message, and that we may come again."""


def of_code(code: int, said: str = "") -> Outcome:
    """What a status outside 2xx means; 5xx may come from a gateway after the message was taken."""
    fault = " ".join(f"{code} {said}".split())[:300]
    if code in FOR_NOW:
        return Outcome(again=True, fault=fault)
    if 400 <= code < 500:
        return Outcome(state=Message.State.FAILED, fault=fault)
    return Outcome(state=Message.State.UNKNOWN, fault=fault)


def of_fault(fault: Exception) -> Outcome:
    """No answer: never connected is for now; broken off later may have arrived."""
    if never_connected(fault):
        return Outcome(again=True, fault=str(fault)[:300], is_broken=True)
    return Outcome(state=Message.State.UNKNOWN, fault=BROKEN_OFF, is_broken=True)


def never_connected(fault: BaseException | None) -> bool:
    """Whether no byte can have left; the library hides that deep inside its error."""
    from requests.exceptions import ConnectTimeout  # noqa: PLC0415  loaded with the first message
    from urllib3.exceptions import ConnectTimeoutError, NewConnectionError  # noqa: PLC0415  the same

    clear = (ConnectTimeout, NewConnectionError, ConnectTimeoutError)
    within: Any = fault
    for _depth in range(5):
        if isinstance(within, clear):
            return True
        inside = getattr(within, "reason", None) or next(iter(getattr(within, "args", ())), None)
        if not isinstance(inside, BaseException):
            return False
        within = inside
    return False

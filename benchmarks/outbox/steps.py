"""The steps of a hand-over at which a worker is killed, and how it is killed there."""

from __future__ import annotations

import os
import signal
import smtplib
import traceback
from collections.abc import Callable
from typing import Any

from warmwelkom.base.outbox import handover, jobs
from warmwelkom.base.outbox.channels import SmtpWay
from warmwelkom.base.outbox.handover import HandOver

AFTER: dict[str, tuple[Any, str]] = {
    "claimed, not yet committed": (jobs, "claim_planned"),
    "made into a mail": (SmtpWay, "make"),
    "connected": (SmtpWay, "open"),
    "begun, not yet committed": (handover, "begin"),
    "begun": (HandOver, "_begin"),
    "MAIL was said": (smtplib.SMTP, "mail"),
    "RCPT was said": (smtplib.SMTP, "rcpt"),
    "DATA was said": (smtplib.SMTP, "docmd"),
    "half of the text": (smtplib.SMTP, "send"),
    "all of the text, the answer not read": (smtplib.SMTP, "send"),
    "answered": (SmtpWay, "give"),
    "written down, not yet committed": (HandOver, "_write_done"),
    "written down": (HandOver, "_write"),
}
"""Step -> after the call of what; `send` counts texts alone, not the commands of SMTP."""
ONCE_A_BATCH = {"claimed, not yet committed", "connected", "written down"}

ONCE_FOR_SOME = {"begun, not yet committed", "begun", "written down, not yet committed"}


def die_at(step: str, nth: int) -> None:
    """From now on this process is killed at the nth time that it comes to this step."""
    place, name = AFTER[step]
    called = getattr(place, name)
    left = [nth]

    def is_the_one() -> bool:
        left[0] -= 1
        return left[0] == 0

    def run(*args: Any, **kwargs: Any) -> Any:
        is_text = name != "send" or len(args[1]) > 200
        if is_text and step == "half of the text" and is_the_one():
            called(args[0], args[1][: len(args[1]) // 2])
            kill_myself()
        result = called(*args, **kwargs)
        if is_text and step != "half of the text" and is_the_one():
            kill_myself()
        return result

    setattr(place, name, run)


def kill_myself() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def in_a_child(work: Callable[[], object]) -> int:
    """Do this in a process of its own; returns the signal that killed it, or 0."""
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            work()
            code = 0
        except BaseException:
            traceback.print_exc()  # the process ends without a word else
            raise
        finally:
            os._exit(code)
    _pid, status = os.waitpid(pid, 0)
    if os.WIFSIGNALED(status):
        return os.WTERMSIG(status)
    if os.waitstatus_to_exitcode(status):
        raise SystemExit("A worker fell by itself: see the log.")
    return 0

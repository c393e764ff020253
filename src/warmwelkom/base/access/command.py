"""A command is the only thing that writes: policy + change + audit + events, one transaction."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.core.exceptions import PermissionDenied
from django.db import transaction

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.base.access.policy import may, policy_for
from warmwelkom.base.audit.record import record_act, record_week

P = ParamSpec("P")
R = TypeVar("R")

_commands: dict[str, str] = {}


def command(
    action: str, *, on: str = "", tell: tuple[str, ...] = (), keeps_week: bool = False
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a function a command.

    Args:
        action: the policy that must allow it, also the name in the record.
        on: the keyword argument that holds the object the policy is about.
        tell: keyword arguments whose value belongs in the record (never free text about a pupil).
        keeps_week: for who must stay unknown: the act keeps the Monday of its week, no moment, and
            not what it was about.

    Raises:
        MayNotKnow: the actor may not do this to this object.
        PermissionDenied: the actor may not do this at all.
    """

    def make(function: Callable[P, R]) -> Callable[P, R]:
        @wraps(function)
        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            actor: Any = kwargs["actor"]
            subject = kwargs.get(on) if on else None
            _check(actor, action, subject)
            with transaction.atomic():
                result = function(*args, **kwargs)
                told = {name: str(kwargs[name]) for name in tell if kwargs.get(name) is not None}
                if keeps_week:
                    record_week(actor=actor, action=action, detail=told)
                else:
                    about = subject if subject is not None else result
                    record_act(actor=actor, action=action, subject=about, detail=told)
            return result

        _commands[f"{function.__module__}.{function.__qualname__}"] = action
        return run

    return make


def all_commands() -> dict[str, str]:
    """Every command that is imported -> the action that its policy is about."""
    return dict(_commands)


def _check(actor: Actor, action: str, subject: Any) -> None:
    if actor.kind == "system" or may(actor, action, subject):
        return
    if policy_for(action).known or subject is None:
        raise PermissionDenied
    raise MayNotKnow

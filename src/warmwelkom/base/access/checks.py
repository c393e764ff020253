"""System checks: every URL has a policy, every policy's model exists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error, register
from django.urls import URLPattern, URLResolver, get_resolver

from warmwelkom.base.access.gate import policy_name
from warmwelkom.base.access.policy import UnknownPolicyError, all_policies, policy_for


@register()
def every_url_has_a_policy(app_configs: object, **_kwargs: object) -> list[CheckMessage]:  # noqa: ARG001  Django calls it so
    faults: list[CheckMessage] = []
    for route, pattern in url_patterns():
        try:
            policy_for(policy_name(pattern.callback, route))
        except UnknownPolicyError as fault:
            faults.append(
                Error(
                    f"The address /{route} has no policy ({fault or 'no name'}).",
                    hint="Give the view @page('…') and add the policy to policies.py.",
                    id="access.E001",
                )
            )
    return faults


@register()
def every_policy_model_exists(app_configs: object, **_kwargs: object) -> list[CheckMessage]:  # noqa: ARG001  Django calls it so
    faults: list[CheckMessage] = []
    for name, policy in all_policies().items():
        if bool(policy.model) != (policy.which is not None):
            faults.append(
                Error(
                    f"The policy {name} needs both a model and a rule, or neither.",
                    id="access.E002",
                )
            )
        elif policy.model:
            apps.get_model(policy.model)
    return faults


def url_patterns(resolver: Any = None, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address of the house: (route, pattern)."""
    for entry in (resolver or get_resolver()).url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from url_patterns(entry, route)
        else:
            yield route, entry

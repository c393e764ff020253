"""The gate: before a view runs, its policy is known and allows the actor, inside one region.

Everything a view does happens in one transaction, in the region of the actor. A library's own page
passes the same gate, but Django calls it, so that the library's middleware hears its exceptions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, cast
from urllib.parse import urlencode

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.module_loading import import_string

from warmwelkom.base.access.actor import ANONYMOUS, Actor
from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.base.access.policy import Policy, UnknownPolicyError, policy_for
from warmwelkom.base.access.scope import all_regions, region_scope
from warmwelkom.base.clock import now_for

View = Callable[..., HttpResponse]
WANTED_KEY = "wanted"
"""Where somebody was going when the gate sent them to set up a second factor."""


class Gate:
    """Middleware; must be the last one, for it calls the view."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, args: Iterable[Any], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        match = request.resolver_match
        name = policy_name(view, match.route if match else "")
        is_own = hasattr(view, "policy")
        try:
            policy = policy_for(name)
        except UnknownPolicyError:
            return HttpResponseForbidden("403")
        if not policy.asks_who:
            return None
        with transaction.atomic():
            actor = request.at_home = load_actor(request)  # type: ignore[attr-defined]  # who asks, where they work
            if policy.in_region_of_address:
                actor = visitor_of(actor, str(kwargs["region"]))
            request.actor = actor  # type: ignore[attr-defined]  # the request carries who asks
            request.now = now_for(actor.region_id)  # type: ignore[attr-defined]  # and which moment it is
            call = (lambda: _looked_at(request, view, args, kwargs)) if is_own else (lambda: None)
            return self._pass(request, policy, call, asks_again=hasattr(view, "asks_again"))

    def _pass(
        self,
        request: HttpRequest,
        policy: Policy,
        call: Callable[[], HttpResponse | None],
        *,
        asks_again: bool,
    ) -> HttpResponse | None:
        actor = cast("Any", request).actor
        if not policy.who(actor) or works_nowhere(actor, policy):
            return self._refuse(request, actor, policy)
        if policy.needs_region and lacks_second_factor(actor):
            if request.method == "GET":
                request.session[WANTED_KEY] = request.get_full_path()
            return HttpResponseRedirect(settings.SECOND_FACTOR_URL)
        if asks_again and (way := page_to_prove(request, actor)):
            return HttpResponseRedirect(way)
        if actor.region_id is None:
            return call()
        with region_scope(actor.region_id):
            return call()

    def _refuse(self, request: HttpRequest, actor: Actor, policy: Policy) -> HttpResponse:
        if actor.kind == "anonymous" and (policy.needs_region or policy.known):
            way_in = reverse(policy.way_in) if policy.way_in else settings.LOGIN_URL
            return HttpResponseRedirect(f"{way_in}?{urlencode({'next': request.get_full_path()})}")
        if policy.known:
            return render(request, "403.html", status=403)
        raise MayNotKnow


def _looked_at(request: HttpRequest, view: View, args: Any, kwargs: Any) -> HttpResponse:
    """What somebody sends along is looked at once they may come in, and before any view has it."""
    refusal = (
        import_string(settings.LOOKS_AT_UPLOADS)(request) if request.method == "POST" else None
    )
    return refusal or view(request, *args, **kwargs)


def works_nowhere(actor: Actor, policy: Policy) -> bool:
    """Somebody who came in but has no role in force, on a page that is about a region."""
    return policy.needs_region and actor.kind != "anonymous" and actor.region_id is None


def lacks_second_factor(actor: Actor) -> bool:
    """Staff need a second factor, except among the invented people of the demo."""
    return actor.kind == "staff" and not actor.has_second_factor and not settings.DEMO


def page_to_prove(request: HttpRequest, actor: Actor) -> str:
    """Where staff show once more who they are, if it is too long ago; empty where it is not."""
    if actor.kind != "staff" or not actor.has_second_factor:
        return ""
    return str(import_string(settings.ASKS_AGAIN)(request))


def policy_name(view: Any, route: str) -> str:
    """The policy a view names, or the one the house gives to a library's own pages."""
    own = getattr(view, "policy", None)
    if own:
        return str(own)
    for prefix, name in settings.POLICIES_OF_LIBRARIES.items():
        if route.startswith(prefix):
            return str(name)
    return ""


def visitor_of(actor: Actor, slug: str) -> Actor:
    """The same actor in the region that the address names; raises MayNotKnow where there is none."""
    with all_regions():
        return cast("Actor", import_string(settings.REGION_OF_ADDRESS)(actor=actor, slug=slug))


def load_actor(request: HttpRequest) -> Actor:
    """Ask each loader in turn who this is; the first answer counts."""
    with all_regions():
        for path in settings.ACTOR_LOADERS:
            actor = import_string(path)(request)
            if actor is not None:
                return cast("Actor", actor)
    return ANONYMOUS

"""Law: denied unless allowed. Every address x everybody of the cast."""

from __future__ import annotations

import pytest
from django.urls import path

from tests.cast import STAFF, Cast
from tests.laws.doors import DOORS, addresses_of
from warmwelkom.base.access.checks import every_url_has_a_policy, url_patterns
from warmwelkom.base.access.policy import all_policies

EVERYBODY = [*STAFF, "olga", "dina", "parent", "anonymous"]
LIBRARIES = ("account/", "static/")


@pytest.mark.parametrize("name", EVERYBODY)
def test_who_may_open_which_address(cast: Cast, name: str) -> None:
    """Only those named in DOORS come in; the rest are sent to log in, or hear that it is not there."""
    client = cast.client(name)
    let_in = set()
    for url_name, address in addresses_of(cast).items():
        status = client.get(address).status_code
        without_key = (401,) if address.startswith("/api/") else ()
        assert status in (200, 302, 403, 404, 410, *without_key), (url_name, status)
        if status in (200, 410):
            let_in.add(url_name)
    expected = {door for door, people in DOORS.items() if name in people or people == "everyone"}
    assert let_in == expected


def test_every_address_stands_in_the_table() -> None:
    own = {
        route
        for route, pattern in url_patterns()
        if hasattr(pattern.callback, "policy") or not route.startswith(LIBRARIES)
    }
    from tests.laws.doors import ROUTES

    assert own == set(ROUTES.values())


def test_a_forgotten_policy_fails_the_system_check() -> None:
    def view() -> None: ...

    from warmwelkom.house import urls

    urls.urlpatterns.append(path("forgotten/", view))
    from django.urls import clear_url_caches

    try:
        clear_url_caches()
        assert [fault.id for fault in every_url_has_a_policy(None)] == ["access.E001"]
    finally:
        urls.urlpatterns.pop()
        clear_url_caches()


def test_every_policy_about_objects_names_its_model_and_rule() -> None:
    halves = [
        name for name, policy in all_policies().items() if bool(policy.model) != bool(policy.which)
    ]
    assert halves == []


@pytest.mark.parametrize("name", ["karin", "olga"])
def test_who_works_in_no_region_is_refused_and_nothing_breaks(cast: Cast, name: str) -> None:
    """A page about a region's objects, for staff: without a role in force there is no region."""
    from warmwelkom.base.access.policy import page

    @page("people.see_agreement")
    def view(request: object) -> None: ...

    from django.urls import clear_url_caches

    from warmwelkom.house import urls

    urls.urlpatterns.append(path("van-een-regio/", view))
    try:
        clear_url_caches()
        assert cast.client(name).get("/van-een-regio/").status_code == 404
    finally:
        urls.urlpatterns.pop()
        clear_url_caches()

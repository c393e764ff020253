"""Who showed who they are is believed for a quarter of an hour, also where the clock of the machine was wrong."""

from __future__ import annotations

import time

import pytest
from django.test import RequestFactory

from warmwelkom.rooms.people import proof


class Adapter:
    def get_reauthentication_methods(self, _user: object) -> list[dict[str, str]]:
        return [{"url": "/again/"}]


@pytest.mark.parametrize(
    ("ago", "believed"),
    [(60, True), (20 * 60, False), (-5, True), (-60 * 60, False), (-24 * 60 * 60, False)],
)
def test_a_moment_that_is_still_to_come_opens_nothing(
    monkeypatch: pytest.MonkeyPatch, ago: int, *, believed: bool
) -> None:
    shown = [{"method": "mfa", "at": time.time() - ago}]
    monkeypatch.setattr(proof, "get_authentication_records", lambda *_of: shown)
    monkeypatch.setattr(proof, "get_adapter", Adapter)
    request = RequestFactory().get("/export/")
    request.user = object()  # type: ignore[assignment]  # nobody looks at it
    assert proof.page_to_prove(request) == ("" if believed else "/again/?next=%2Fexport%2F")

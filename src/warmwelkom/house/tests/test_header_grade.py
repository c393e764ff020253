"""What public scanners of headers grade highest, looked at as they do, on a site behind https.

The rules are those of Mozilla's HTTP Observatory (each test at its best outcome, bonuses included) and the six
headers that securityheaders.com asks for its highest grade.
"""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from tests.cast import Cast

HALF_A_YEAR = 15_768_000
PAGES = ("/", "/account/login/", "/welkom/", "/privacy/", "/denktank/", "/nergens/")


@pytest.fixture(autouse=True)
def behind_https(settings: Any) -> None:
    settings.SECURE_HSTS_SECONDS = 31_536_000
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True


def _policy(answer: Any) -> dict[str, list[str]]:
    parts = (part.split() for part in answer["Content-Security-Policy"].split(";"))
    return {name: values for name, *values in parts}


@pytest.mark.usefixtures("cast")
@pytest.mark.parametrize("page", PAGES)
def test_the_policy_of_contents_is_of_the_strictest_kind(page: str) -> None:
    policy = _policy(Client().get(page, secure=True))
    assert policy["default-src"] == ["'none'"]
    assert policy["base-uri"] == policy["object-src"] == policy["frame-ancestors"] == ["'none'"]
    assert policy["form-action"] == ["'self'"]
    values = {value for name in policy for value in policy[name]}
    assert values == {"'self'", "'none'", "data:"}  # no unsafe-*, no scheme, no other host
    assert [name for name in policy if "data:" in policy[name]] == ["img-src"]


@pytest.mark.usefixtures("cast")
@pytest.mark.parametrize("page", PAGES)
def test_every_header_of_the_six_is_there(page: str) -> None:
    answer = Client().get(page, secure=True)
    age = int(answer["Strict-Transport-Security"].partition("max-age=")[2].partition(";")[0])
    assert age >= HALF_A_YEAR
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] in ("no-referrer", "same-origin", "strict-origin")
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in answer["Permissions-Policy"]
    assert "Access-Control-Allow-Origin" not in answer
    assert "Server" not in answer
    assert "X-Powered-By" not in answer


def test_no_cookie_goes_without_its_three_words(cast: Cast) -> None:
    browser = cast.client("alice")
    answers = [
        browser.get("/account/", secure=True),
        browser.post(
            "/taal/", {"language": "en"}, secure=True, headers={"referer": "https://testserver/"}
        ),
        Client().get("/account/login/", secure=True),
    ]
    cookies = {name: cookie for answer in answers for name, cookie in answer.cookies.items()}
    named = {"sessionid", "csrftoken"} & set(cookies)
    assert named
    for name in named:
        cookie = cookies[name]
        assert (bool(cookie["secure"]), bool(cookie["httponly"]), cookie["samesite"]) == (True, True, "Lax"), name  # fmt: skip


@pytest.mark.usefixtures("cast")
def test_every_script_and_style_is_our_own() -> None:
    for page in PAGES:
        text = Client().get(page, secure=True).content.decode()
        for mark in ('src="http', "src='http", 'href="http://', "@import", "javascript:"):
            assert mark not in text.split("</head>")[0], page

"""Every page carries the headers that keep it to itself, and every cookie its flags."""

from __future__ import annotations

import re

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from tests.cast import Cast
from tests.laws.doors import addresses_of

from warmwelkom.house.headers import safe_headers

SAME = {
    "Content-Security-Policy": (
        "base-uri 'none'; connect-src 'self'; default-src 'none'; font-src 'self'; form-action 'self'; "
        "frame-ancestors 'none'; img-src 'self' data:; manifest-src 'self'; media-src 'self'; "
        "object-src 'none'; script-src 'self'; style-src 'self'; worker-src 'self'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


OPEN_TO_OTHER_SITES = re.compile(r"/denktank/\w+/open/.|^/api/(?!zomer/)")
"""Open data and the API of the think tank, which another site may show."""

IN_A_FRAME = re.compile(r"^/wegwijs/kader/")
"""What a school shows of its building in a frame on its own site, and nothing else."""

FRAMED = {
    "Content-Security-Policy": SAME["Content-Security-Policy"].replace(
        "frame-ancestors 'none'", "frame-ancestors *"
    ),
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Frame-Options": "",
}

OF_A_MAIL = (
    "base-uri 'none'; default-src 'none'; form-action 'self'; frame-ancestors 'none'; "
    "img-src 'none'; object-src 'none'; script-src 'self'; style-src 'unsafe-inline'"
)
"""A letter as its readers get it has its looks in its tags; no picture and no script is in it."""


@pytest.mark.parametrize(
    ("name", "cache"),
    [
        ("dewi", "private, no-store"),
        ("hanna", "private, no-store"),
        ("dina", "private, no-store"),
        ("anonymous", "private, no-cache"),
    ],
)
def test_every_page_has_them(cast: Cast, name: str, cache: str) -> None:
    browser = cast.client(name)
    for address in [*addresses_of(cast).values(), "/account/login/", "/account/2fa/", "/nergens/"]:
        answer = browser.get(address)
        found = {header: answer.get(header, "") for header in SAME}
        found["Content-Security-Policy"] = "; ".join(
            sorted(part.strip() for part in found["Content-Security-Policy"].split(";"))
        )
        of_a_file = "/bijlagen/" in address and "attachment" in answer.get(
            "Content-Disposition", ""
        )
        of_a_building = address.startswith("/wegwijs/") and re.search("/beeld/|/klein/", address)
        of_a_building = of_a_building or (
            address.startswith("/cijfers/") and ("/bestand/" in address or address.endswith(".pdf"))
        )
        of_a_building = of_a_building or re.search("/gezicht/|/mijn-foto/[0-9a-f-]{36}/$", address)
        bare = of_a_file or (of_a_building and answer.status_code == 200)
        wanted = SAME | ({"Content-Security-Policy": "sandbox"} if bare else {})
        if address.endswith("/mail.html") and answer.status_code == 200:
            wanted |= {"Content-Security-Policy": OF_A_MAIL}
        if IN_A_FRAME.search(address):
            wanted |= FRAMED
        if OPEN_TO_OTHER_SITES.search(address):
            wanted |= {"Cross-Origin-Resource-Policy": "cross-origin"}
        assert found == wanted, address
        assert "camera=()" in answer["Permissions-Policy"]
        if address == "/nergens/":  # no view, so nobody asked who this is; it shows nothing either
            continue
        if address.startswith("/api/"):  # no cookie counts there: everybody is a stranger
            assert answer["Cache-Control"] == "private, no-cache", address
            continue
        if bare and of_a_building and name == "anonymous":
            assert answer["Cache-Control"] == "private, max-age=3600"
            continue
        if (
            "/beeld/" in address and name == "anonymous" and not of_a_building
        ):  # a picture of a letter that is out
            assert answer["Cache-Control"] == "public, max-age=86400"
            continue
        assert answer["Cache-Control"] in {cache, NEVER} - ({NEVER} if "store" in cache else set())


NEVER = "max-age=0, no-cache, no-store, must-revalidate, private"  # Django's own word for it


def test_a_log_in_page_is_kept_nowhere(db: None) -> None:  # noqa: ARG001  the fixture opens the database
    assert Client().get("/account/login/")["Cache-Control"] == NEVER


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(cast: Cast) -> None:
    browser = cast.client("alice")
    answers = [
        browser.get("/account/"),
        browser.post("/taal/", {"language": "en"}),
        browser.post("/account/regio/", {"region": str(cast.places.region.pk)}),
    ]
    flags = {
        name: (bool(cookie["httponly"]), cookie["samesite"], cookie["domain"])
        for answer in answers
        for name, cookie in answer.cookies.items()
    }
    names = ("csrftoken", "django_language", "sessionid", "messages")
    assert flags == dict.fromkeys(names, (True, "Lax", ""))


@pytest.mark.parametrize(
    ("path", "kind", "is_bare"),
    [("/static/ui/base.css", 'text/css; charset="utf-8"', True), ("/static/x.woff2", "font/woff2", True),
     ("/static/ui/logo.svg", "image/svg+xml", False), ("/static/x.js", "text/javascript", False),
     ("/bijlagen/x.css", "text/css", False)],
)  # fmt: skip
def test_only_our_own_styles_and_fonts_go_without_the_rules_of_pages(
    path: str, kind: str, is_bare: bool
) -> None:
    given = HttpResponse(
        content_type=kind, headers={"Content-Security-Policy": "default-src 'self'"}
    )
    answer = safe_headers(lambda _request: given)(RequestFactory().get(path))
    assert [name in answer for name in ("Permissions-Policy", "Content-Security-Policy")] == [
        not is_bare
    ] * 2
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"

"""Somebody with cookies of their own, who comes in as people do."""

from __future__ import annotations

import urllib.parse
import urllib.request
from http.cookiejar import CookieJar


class Visitor:
    """One browser without a screen, at one house."""

    def __init__(self, base: str) -> None:
        self.base, self.jar = base, CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))

    def reads(self, path: str) -> str:
        with self.opener.open(self.base + path) as answer:
            text: str = answer.read().decode()
        return text

    def posts(self, path: str, **words: str) -> str:
        """As a form would; first a page that gives the token."""
        self.reads("/welkom/")
        token = next(each.value or "" for each in self.jar if each.name.endswith("csrftoken"))
        given = urllib.parse.urlencode({**words, "csrfmiddlewaretoken": token}).encode()
        with self.opener.open(self.base + path, data=given) as answer:
            text: str = answer.read().decode()
        return text

    def logs_in(self, who: str) -> None:
        self.posts("/proef/inloggen/", who=who)

    def cookie(self, path: str) -> str:
        """What this visitor sends along to a page."""
        fits = (each for each in self.jar if path.startswith(each.path))
        return "; ".join(f"{each.name}={each.value}" for each in fits)

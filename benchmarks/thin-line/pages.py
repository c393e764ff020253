"""Visit the main pages as each of the demo's people, over HTTP, and time them."""

from __future__ import annotations

import re
import time
import urllib.error
import urllib.parse
import urllib.request
from collections import defaultdict
from http.cookiejar import CookieJar

MAIN = (
    "/vandaag/",
    "/leerlingen/",
    "/lijsten/",
    "/cijfers/",
    "/verhuizingen/",
    "/mensen/",
    "/mijn/",
)
WHO = re.compile(r'name="who"[^>]*value="([^"]+)"')
PUPIL = re.compile(r'href="(/leerlingen/[0-9a-f-]{36}/)"')


class Person:
    """Somebody with a browser of their own."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.jar = CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))

    def get(self, path: str) -> tuple[str, float]:
        """The page and its milliseconds; an empty page where it is not for this person."""
        begin = time.perf_counter()
        try:
            with self.opener.open(self.base + path, timeout=60) as answer:
                text = answer.read().decode()
                here = urllib.parse.urlparse(answer.url).path == path
        except urllib.error.HTTPError as refused:
            if refused.code >= 500:
                raise
            return "", 0.0
        return (text, (time.perf_counter() - begin) * 1000) if here else ("", 0.0)

    def log_in(self, who: str) -> None:
        self.get("/proef/")
        [token] = [cookie.value for cookie in self.jar if cookie.name == "csrftoken"]
        words = {"who": who, "csrfmiddlewaretoken": token or ""}
        data = urllib.parse.urlencode(words).encode()
        self.opener.open(f"{self.base}/proef/inloggen/", data=data, timeout=60).close()


def times_of_pages(bases: list[str], *, rounds: int) -> list[dict[str, list[float]]]:
    """For each house, by page, the milliseconds of every visit by everybody who may.

    The houses are asked in turn, so that what else the machine does weighs on all of them alike.
    The first visit does not count.
    """
    times: list[dict[str, list[float]]] = [defaultdict(list) for _ in bases]
    for who in sorted(set.intersection(*(_people(base) for base in bases))):
        visits = [_Visit(base, who) for base in bases]
        for page in visits[0].pages():
            if not all(visit.open(page) for visit in visits):
                continue
            for _ in range(rounds):
                for visit, found in zip(visits, times, strict=True):
                    found[page].append(visit.open(page))
    return times


def _people(base: str) -> set[str]:
    return set(WHO.findall(Person(base).get("/proef/")[0]))


class _Visit:
    """One of the demo's people in one house, with the first pupil on their list."""

    def __init__(self, base: str, who: str) -> None:
        self.person = Person(base)
        self.person.log_in(who)
        pupil = PUPIL.search(self.person.get("/leerlingen/")[0])
        self.pupil = pupil[1] if pupil else ""

    def pages(self) -> list[str]:
        return ["/", *MAIN, *(["a pupil"] if self.pupil else [])]

    def open(self, page: str) -> float:
        """The milliseconds of a visit; 0 where the page is not for this person."""
        return self.person.get(self.pupil if page == "a pupil" else page)[1]

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
        return text if here else "", (time.perf_counter() - begin) * 1000

    def log_in(self, who: str) -> None:
        self.get("/proef/")
        [token] = [cookie.value for cookie in self.jar if cookie.name == "csrftoken"]
        words = {"who": who, "csrfmiddlewaretoken": token or ""}
        data = urllib.parse.urlencode(words).encode()
        self.opener.open(f"{self.base}/proef/inloggen/", data=data, timeout=60).close()


def medians_of_pages(base: str, *, rounds: int) -> dict[str, list[float]]:
    """By page, the milliseconds of every visit by everybody who may; the first visit does not count."""
    times: dict[str, list[float]] = defaultdict(list)
    for who in sorted(set(WHO.findall(Person(base).get("/proef/")[0]))):
        person = Person(base)
        person.log_in(who)
        pupil = PUPIL.search(person.get("/leerlingen/")[0])
        for page in ("/", *MAIN, *([pupil[1]] if pupil else [])):
            name = "a pupil" if pupil and page == pupil[1] else page
            if person.get(page)[0]:
                times[name] += [person.get(page)[1] for _ in range(rounds)]
    return times

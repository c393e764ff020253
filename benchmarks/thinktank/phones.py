"""Ninety phones say something within five minutes while forty people read. Some tap twice."""

from __future__ import annotations

import html
import random
import re
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from http.cookiejar import CookieJar
from typing import Any

from readers import Readers
from words import need

from measured import spread

PHONES, READING = 90, 40
TWICE = 3  # one of three taps twice, or has a network that sends again
FIELD = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
SLIP = re.compile(r"<code[^>]*>([^<]+)</code>")


class Phone:
    """One pupil with a browser of their own, who opens the code and sends one sentence."""

    def __init__(self, base: str, code: str, number: int) -> None:
        self.address = f"{base}zeg/{code}/"
        cookies = urllib.request.HTTPCookieProcessor(CookieJar())
        self.opener = urllib.request.build_opener(cookies)
        self.chance = random.Random(number)
        self.sentence = f"{need(self.chance)} Zin {number}."
        self.times: list[float] = []
        self.words: set[str] = set()
        self.faults: list[str] = []
        self.lock = threading.Lock()

    def say(self) -> None:
        with self.opener.open(self.address, timeout=60) as answer:
            page = answer.read().decode()
        form = {name: html.unescape(value) for name, value in FIELD.findall(page)}
        form |= {"text": self.sentence, "theme": "mensen", "seen": "1"}
        data = urllib.parse.urlencode(form).encode()
        taps = 2 if self.chance.randrange(TWICE) == 0 else 1
        with ThreadPoolExecutor(taps) as hands:
            list(hands.map(self._send, [data] * taps))

    def _send(self, data: bytes) -> None:
        begin = time.perf_counter()
        try:
            with self.opener.open(self.address, data=data, timeout=60) as answer:
                found = SLIP.findall(answer.read().decode())
        except OSError as fault:
            found = []
            self.faults.append(str(fault))
        with self.lock:
            self.times.append((time.perf_counter() - begin) * 1000)
            self.words |= set(found[:1])


def is_there(base: str, code: str) -> bool:
    """Whether this house has the page on which a class writes."""
    try:
        with urllib.request.build_opener().open(f"{base}zeg/{code}/", timeout=60):
            return True
    except urllib.error.HTTPError as fault:
        if fault.code == 404:
            return False
        raise


def play(base: str, codes: list[str], pages: dict[str, str], *, seconds: float) -> dict[str, Any]:
    """Three classes of thirty over so many seconds; what each phone saw, and how long it took."""
    phones = [Phone(base, codes[number % len(codes)], number) for number in range(PHONES)]
    readers = Readers(base, pages)
    begin = time.monotonic()
    reading = threading.Thread(
        target=readers.keep_reading,
        kwargs={"until": begin + seconds, "at_once": READING, "every": 5.0},
    )
    reading.start()

    def one(phone: Phone) -> None:
        time.sleep(phone.chance.random() * seconds * 0.95)
        phone.say()

    with ThreadPoolExecutor(PHONES) as hands:
        list(hands.map(one, phones))
    reading.join()
    return {
        "phones": PHONES,
        "taps": sum(len(phone.times) for phone in phones),
        "with_a_follow_code": sum(len(phone.words) == 1 for phone in phones),
        "faults": [fault for phone in phones for fault in phone.faults][:5],
        "posting_ms": spread([value for phone in phones for value in phone.times]),
        "reading_ms": readers.all_together(),
        "sentences": [phone.sentence for phone in phones],
    }

"""How a text is brought to comparable words: short forms written out, spelling as it sounds, small words set apart."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

WORD: Final = re.compile(r"[a-z0-9]+")

SHORT_FORMS: Final = """
ff=even nie=niet ni=niet k=ik mn=mijn me=mijn vr=voor dr=daar wrm=waarom sws=sowieso egt=echt t=het n=een r=er zn=zijn
1e=eerste 2e=tweede 3e=derde 2x=twee gwn=gewoon wss=waarschijnlijk tog=toch telaat=laat
ofzo= pls= plz= aub= omg= lol= btw= idk= nvt= x= xx= xxx= haha= hahaha=
"""
SHORT: Final = dict(pair.split("=") for pair in SHORT_FORMS.split())
"""What youngsters write short; nothing after `=` where it says nothing."""

SMALL_WORDS: Final = """
de het een en van ik je jij hij zij ze we wij jullie u mij mijn jouw zijn haar hun ons onze dit dat die deze er is was
ben bent waren worden word wordt werd in op aan bij naar met voor door over om uit tot te ten ter als dan maar want of
ook nog wel niet geen al alle alles iets niks niets kan kunnen kun kon moet moeten mag mogen wil willen wilde wou zou
zouden zal zullen heb hebben heeft had ga gaan gaat doe doet maak laat graag echt heel erg veel meer weinig zo zelf
ander andere hoe wat waar wie wanneer waarom welke hier daar nu altijd nooit even kom komt komen krijg krijgen krijgt
weet weten vind zit iemand iedereen niemand mensen fijn leuk goed gewoon misschien toch eigenlijk sowieso
waarschijnlijk hoi hallo hey hi idee chill
"""
SMALL: Final = frozenset(SMALL_WORDS.split())
"""Words that say little about the subject; they count for spelling, not for what a text is about."""

SOUNDS: Final = tuple(
    (re.compile(old), new)
    for old, new in (
        ("ij|y", "ei"),
        ("auw|ouw|ou", "au"),
        ("z", "s"),
        ("v|ph", "f"),
        ("c(?!h)", "k"),
        ("x", "ks"),
        ("th|dt$|d$", "t"),
        (r"(.)\1+", r"\1"),
    )
)
ENDINGS: Final = (
    "ingen",
    "heden",
    "etjes",
    "etje",
    "tjes",
    "tje",
    "jes",
    "je",
    "en",
    "s",
    "e",
    "t",
)


def words_of(text: str) -> list[str]:
    """The words in small plain letters, short forms written out: `Ff vragen, 1e dag` is even vragen eerste dag."""
    parts = unicodedata.normalize("NFKD", text.casefold().replace("'", "").replace("’", ""))
    plain = "".join(sign for sign in parts if not unicodedata.combining(sign))
    return [word for found in WORD.findall(plain) if (word := SHORT.get(found, found))]


def content_of(words: list[str]) -> list[str]:
    """The words that carry the subject."""
    return [word for word in words if word not in SMALL and len(word) > 1]


@lru_cache(maxsize=20_000)
def sounded(word: str) -> str:
    """A word as it sounds: d and t at the end, ij and ei, z and s, double letters are one."""
    for pattern, new in SOUNDS:
        word = pattern.sub(new, word)
    return word


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The sounded word without one common ending of number, size or verb.

    Plainer than Snowball's Dutch stemmer on purpose: spelling is compared beside it, and a library for this gained
    nothing in `./bench similar`.
    """
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return sounded(word[: -len(ending)])
    return sounded(word)

"""Raw cells to comparable text: folded letters, parts of a name, dates, postcodes, phones, e-mail.

Every function takes one cell as it stands in a list and returns an empty result for an empty or
unreadable one; none raises.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from warmwelkom.engines.linkage.name_variants import PREFIX_WORDS, SPELLED_OUT

LETTERS: Final = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th"}
)
MANGLED: Final = re.compile("[Â-ï][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{1,2}")
NOT_LETTERS: Final = re.compile(r"[^a-z]+")
SOUNDS: Final = tuple(
    (re.compile(old), new)
    for old, new in (
        ("ph", "f"),
        ("th", "t"),
        ("sch", "sg"),
        ("c(?=[eiy])", "s"),
        ("ck|c|q", "k"),
        ("x", "ks"),
        ("ij|ie|y|j|ea|ee", "i"),
        ("oe|ou|ow|oo", "u"),
        ("z", "s"),
        ("v|w", "f"),
        ("gh|kh|ch", "g"),
        ("dt|d$", "t"),
        ("(?<=.)h", ""),
        (r"(.)\1+", r"\1"),
    )
)
LONG_ENOUGH: Final = 4
FIRST_YEAR: Final = 1880
LAST_YEAR: Final = 2100


def fold(text: str) -> str:
    """Lower-case words of a-z, joined by one space; repairs UTF-8 that was read as cp1252.

    A text without such letters keeps those of its own script.
    """
    if text.isascii():
        return NOT_LETTERS.sub(" ", text.lower().replace("'", "")).strip()
    text = MANGLED.sub(lambda found: repaired(found.group()), text)
    lower = text.lower().translate(LETTERS).replace("'", "").replace("’", "")
    plain = "".join(
        c for c in unicodedata.normalize("NFKD", lower).lower() if not unicodedata.combining(c)
    )
    of_any_script = "".join(c if c.isalpha() else " " for c in plain)
    return NOT_LETTERS.sub(" ", plain).strip() or " ".join(of_any_script.split())


def repaired(text: str) -> str:
    for encoding in ("cp1252", "latin-1"):
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return text


def sounded(word: str) -> str:
    """How a name sounds in Dutch, vowels kept: one result for Sarah/Sara, Ties/Tijs, Max/Maks."""
    for pattern, new in SOUNDS:
        word = pattern.sub(new, word)
    return word


def skeleton(word: str) -> str:
    """The consonants of the sound, after a first letter; coarse, to find candidates only."""
    sound = sounded(word)
    first = "a" if sound[:1] in "aeiou" else sound[:1]
    return re.sub(r"(.)\1+", r"\1", first + re.sub("[aeiou]", "", sound[1:]))


def split_surname(text: str) -> tuple[str, tuple[str, ...], str]:
    """A surname cell as (prefix, parts, first word): "Dijk, van" and "van Dijk" give ("van", ("dijk",), "dijk").

    A double name gives its parts in order; a name that is nothing but prefix words stays whole.
    """
    head, _, tail = text.partition(",")
    before: list[str] = []
    parts: list[str] = []
    first = ""
    for piece in re.split(r"\s*[-–/]\s*", head):
        words = fold(piece).split()
        start = 0
        while start < len(words) - 1 and words[start] in PREFIX_WORDS:
            start += 1
        before += words[:start] if not parts else []
        first = first or "".join(words[start : start + 1])
        if words:
            parts.append("".join(words[start:]))
    return clean_prefix(f"{tail} {' '.join(before)}"), tuple(parts), first


def outer_words(text: str) -> tuple[str, str]:
    """Of a surname of several words without a hyphen the first and the last; a short first one says nothing."""
    words = [word for word in fold(text.partition(",")[0]).split() if word not in PREFIX_WORDS]
    if len(words) < 2:
        return "", ""
    return words[0] if len(words[0]) >= LONG_ENOUGH else "", words[-1]


def clean_prefix(text: str) -> str:
    """A tussenvoegsel under its head form: "v.d.", "van der" and "vd" are all "van de"."""
    return " ".join(SPELLED_OUT.get(word, word) for word in fold(text).split())


def read_date(text: str) -> int:
    """A birth date as yyyymmdd, or 0; reads jjjj-mm-dd, dd-mm-jjjj, d/m/jjjj, jjjjmmdd, ddmmjjjj."""
    parts = re.findall(r"\d+", text.partition("T")[0].partition(" 00:")[0])
    if len(parts) == 1 and len(parts[0]) == 8:
        digits = parts[0]
        whole = as_date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
        return whole or as_date(int(digits[4:]), int(digits[2:4]), int(digits[:2]))
    if len(parts) < 3:
        return 0
    first, second, third = (int(part) for part in parts[:3])
    if len(parts[0]) == 4:
        return as_date(first, second, third)
    year = third + 2000 if third < 40 else third + 1900 if third < 100 else third
    return as_date(year, second, first)


def as_date(year: int, month: int, day: int) -> int:
    if month > 12 >= day:
        month, day = day, month
    sane = FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= day <= 31
    return year * 10000 + month * 100 + day if sane else 0


def clean_postcode(text: str) -> str:
    upper = text.upper().replace(" ", "")
    return upper if upper.isalnum() and upper.isascii() else re.sub(r"[^0-9A-Z]", "", upper)


def clean_number(text: str) -> int:
    """The figure of a house number ("12b" is 12), or 0."""
    found = re.search(r"\d{1,6}", text)
    return int(found.group()) if found else 0


def clean_phone(text: str) -> str:
    """The last nine figures, so that +31 6…, 00316… and 06… meet; empty under seven."""
    digits = text if text.isdecimal() and text.isascii() else re.sub(r"[^0-9]", "", text)
    return digits[-9:] if len(digits) >= 7 else ""


def clean_email(text: str) -> str:
    lower = text.strip().lower()
    return lower if "@" in lower else ""


def clean_sex(text: str) -> int:
    """1 for a girl or woman, 2 for a boy or man, 0 for anything else."""
    first = text.strip().lower()[:1]
    if text.strip().lower() in {"mevrouw", "mevr", "meisje", "mw"}:
        return 1
    return {"v": 1, "f": 1, "w": 1, "m": 2, "j": 2, "h": 2}.get(first, 0)

"""What has a shape: addresses, accounts, dates, ages, classes.

Every pattern begins where a run of its own signs begins (a look-behind) and repeats only what cannot be read in two
ways, so that reading time grows with the length of the text and no faster.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from warmwelkom.engines.marks.kinds import Kind, Mark

MONTHS: Final = (
    "(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    "|jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)"
)
LONG_YEAR: Final = r"(?:19[4-9]\d|20[012]\d)"
YEAR: Final = (
    rf"(?:{LONG_YEAR}|'?[012456789]\d)"  # of a birth; a school year has three dates in it at most
)
AGES: Final = "(?:twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien|twintig)"
UNITS: Final = (
    "x|keer|min|uur|dag|week|weken|maand|km|kilo|meter|euro|cent|procent|graden|lessen|van de|%"
)
NO_AGE: Final = rf"(?!\w|[.,:/]\d|\s*(?:{UNITS}))"
SINCE: Final = r"(?:(?:al|nu|pas|net|bijna|nog|dan) )?"
FAMILY: Final = (
    "(?:zus|zusje|broer|broertje|kind|kindje|zoon|zoontje|dochter|dochtertje|neefje|nichtje)"
)
TRACK: Final = "(?:bb|kb|gl|tl|gt|bk|b|k|g|t)"
APPS: Final = "(?:snap|snapchat|insta|instagram|tiktok|discord|ig|sc)"
DATE_WORD: Final = r"(?:jarig|geboren|verjaardag|geboortedatum)"
STREETS: Final = (
    "(?:straat|weg|laan|plein|kade|gracht|singel|dijk|hof|steeg|dreef|plantsoen|park|baan|oord|wal|ring|erf|veld"
    "|markt|haven|burg|hage|zoom|pad|str)"
)
NO_STREET: Final = frozenset(
    {
        *(
            "onderweg",
            "snelweg",
            "halverwege",
            "autoweg",
            "busbaan",
            "bijbaan",
            "ijsbaan",
            "schoolplein",
            "zandpad",
        ),
        *(
            "fietspad",
            "voetpad",
            "voetbalveld",
            "sportveld",
            "speelveld",
            "hardloopbaan",
            "parkeerplein",
        ),
    }
)
TWO_LETTERS: Final = frozenset(
    {
        *(
            "en",
            "is",
            "in",
            "of",
            "op",
            "we",
            "ik",
            "je",
            "ze",
            "me",
            "er",
            "om",
            "te",
            "al",
            "af",
            "nu",
            "zo",
            "ja",
        ),
        *(
            "km",
            "eu",
            "na",
            "ga",
            "he",
            "ho",
            "ok",
            "cm",
            "mm",
            "kg",
            "mb",
            "gb",
            "pk",
            "kb",
            "gl",
            "tl",
            "bb",
            "gt",
        ),
    }
)

SHAPES: Final[tuple[tuple[Kind, str], ...]] = (
    (Kind.MAIL, r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    (Kind.LINK, r"(?<!\w)(?:https?://|www\.)\S*[\w/]"),
    (Kind.LINK, r"(?<![\w.@/-])[\w-]+(?:\.[\w-]+)*\.(?:nl|com|be|org|net|eu|io|me|app)(?![\w-])(?:/\S*)?"),
    (Kind.HANDLE, r"(?<![\w.@])@\w[\w.]*\w"),
    (Kind.HANDLE, r"(?<![\w#])\w+#\d{4}(?!\d)"),
    (Kind.HANDLE, rf"(?<!\w){APPS}(?: ?: ?| (?:is|heet) ?:? ?)(?P<it>\w[\w.]*\w)"),
    (Kind.HANDLE, rf"(?<!\w){APPS} (?P<it>(?=[a-z]*[\d_.])\w[\w.]*\w)"),
    (Kind.BIRTH_DATE, rf"(?<![\d./-])(?:[0-3]?\d)(?P<sep>[-/.])[01]?\d(?P=sep){YEAR}(?![\d/-])"),
    (Kind.BIRTH_DATE, rf"(?<!\d)\d{{1,2}} {MONTHS}\.? {LONG_YEAR}(?!\d)"),
    (Kind.BIRTH_DATE, rf"(?<!\w){DATE_WORD}(?: (?:op|is|in))? (?P<it>\d{{1,2}} {MONTHS})(?!\w)"),
    (Kind.BIRTH_DATE, rf"(?<!\d)(?P<it>\d{{1,2}} {MONTHS}) (?:(?:ben|is|was) \w+ )?{DATE_WORD}"),
    (Kind.POSTCODE, r"(?<!\d)[1-9]\d{3} ?(?P<two>[a-z]{2})(?!\w)"),
    (Kind.STREET, rf"(?<!\w)(?P<street>\w{{3,30}}?{STREETS}) \d{{1,4}}(?:-\d{{1,3}}|[a-h])?(?![\w:]|[.,]\d)"),
    (Kind.STREET, r"(?<!\w)(?:laan|weg|plein|hof|straat) van \w+ (?:\w+ )?\d{1,4}[a-h]?(?!\w)"),
    (Kind.CLASS, rf"(?<![\w-])[1-6](?:vmbo|mavo|havo|vwo)(?:-?{TRACK})?[a-h]?(?!\w)"),
    (Kind.CLASS, rf"(?<![\w-])[1-6](?:{TRACK}|[mhv])[a-h]?\d{{1,2}}(?!\w)"),
    (Kind.CLASS, r"(?<![\w-])[1-6](?:bb|kb|gl|gt|tl|bk)(?!\w)"),
    (Kind.CLASS, rf"(?<![\w-])(?:{TRACK}|[mhv])[1-6][a-h](?!\w)"),
    (Kind.CLASS, r"(?<!\w)klas [1-6][a-h](?!\w)"),
    (Kind.CLASS, r"(?<!\w)klas (?P<it>[a-z]{2,4}\d[a-z\d]{0,3})(?!\w)"),
    (Kind.AGE, r"(?<![\w.,:-])(?:1[2-9]|2[0-5])[ -]?(?:jaar|jr|jarigen?)(?!\w| (?:geleden|later|lang))"),
    (Kind.AGE, rf"(?<!\w){FAMILY} (?:van|is) (?P<it>\d{{1,2}}(?: jaar)?){NO_AGE}"),
    (Kind.AGE, rf"(?<!\w)(?:ben|word) {SINCE}(?P<it>1[2-9]|2[0-5]){NO_AGE}"),
    (Kind.AGE, rf"(?<!\w)(?:ben|word) {SINCE}(?P<it>{AGES}){NO_AGE}"),
)  # fmt: skip
"""Where a pattern has a group `it`, that is what is marked."""

COMPILED: Final = [(kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in SHAPES]
BEFORE_STREET: Final = re.compile(
    r"(?<!\w)(?:(?!(?:op|in|aan|bij|van|naar|uit|voor|langs|door|over|en|is) )\w{2,20} (?:de|den|der|van) |(?:korte|lange|oude|nieuwe|grote|kleine|eerste|tweede) )$", re.IGNORECASE
)  # fmt: skip
DIGITS: Final = re.compile(r"(?<![\w+])(?:\+|\()?\d(?:[ ./()-]{0,2}\d){5,14}(?!\w)")


def shapes_in(text: str) -> Iterator[Mark]:
    """Everything with a shape; the same place may be marked more than once."""
    for kind, pattern in COMPILED:
        for match in pattern.finditer(text):
            start, end = match.span("it" if "it" in pattern.groupindex else 0)
            if kind == Kind.POSTCODE and not is_postcode(match):
                continue
            if kind == Kind.STREET and "street" in pattern.groupindex:
                if match["street"].casefold() in NO_STREET:
                    continue
                before = BEFORE_STREET.search(text, max(0, start - 30), start)
                start = before.start() if before else start
            yield Mark(start, end, kind)
    yield from numbers_in(text)


def is_postcode(match: re.Match[str]) -> bool:
    """`2512 AB` and `2512ab`, not `2025 is`: small letters after a space are a word when they can be."""
    two = match["two"]
    return two.isupper() or " " not in match.group() or two.casefold() not in TWO_LETTERS


def numbers_in(text: str) -> Iterator[Mark]:
    """Phone numbers as they are written in the Netherlands, and other numbers of six figures and more."""
    for match in DIGITS.finditer(text):
        digits = "".join(sign for sign in match.group() if sign.isdigit())
        if is_phone(digits, plus=match.group().startswith("+")):
            yield Mark(*match.span(), Kind.PHONE)
        elif match.group().isdigit() and not digits.endswith("000"):
            yield Mark(*match.span(), Kind.NUMBER)


def is_phone(digits: str, *, plus: bool) -> bool:
    if plus:
        return 9 <= len(digits) <= 15
    if digits.startswith("00"):
        return 11 <= len(digits) <= 15
    return len(digits) == 10 and digits[0] == "0"

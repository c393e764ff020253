"""Dutch surnames: where the tussenvoegsel stands, and how one cell becomes three fields."""

from __future__ import annotations

from typing import Final

PREFIXES: Final = frozenset(
    """'s 's- 't a aan|de aan|den aan|het aan|'t al bij bij|de d' da dal das de de|die de|la de|las de|los de|van|der
    de|'t del della den der des di do dos du el el- het im in in|de in|den in|der in|het in|'t l' la le les lo los of op
    op|de op|den op|der op|het op|'t op|ten over over|de over|'t te ten ter tho thoe to toe tot uit uit|de uit|den
    uit|het uit|'t uijt uijt|de ten ter v v. v.d. v.d v/d vd v|d van van|de van|de|l van|den van|der van|gen van|het
    van|la van|'t van|ter van|van|de vande vanden vander vom von von|den von|der von|dem voor voor|de voor|'t vor|der
    zu zum zur y""".replace("|", "\0").split()
)
# at the start of a surname with a capital these are Dutch; `El Amrani` and `La Fontaine` stay whole
CAPITALISED: Final = frozenset(
    """'t van van|de van|den van|der van|het van|'t de den der ten ter te in|'t op|de op|den op|'t op|het aan|de
    van|ter v.d. v/d vd uit|den uit|de""".replace("|", "\0").split()
)
APOSTROPHES: Final = str.maketrans("\u2018\u2019\u0060\u00b4", "''''")
LONGEST: Final = 4


def split_surname(surname: str) -> tuple[str | None, str, str | None]:
    """Prefix, surname and first name from `de Vries`, `Vries, de`, `Vries, de, Jan` or `Vries, Jan de`."""
    if "," in surname:
        head, *tail = (part.strip() for part in surname.split(","))
        rest = [part for part in tail if part]
        if head and rest:
            return _after_comma(head, rest)
        surname = head or (rest[0] if rest else surname)
    prefix, kept = _leading(surname.split())
    return prefix, kept, None


def _after_comma(head: str, rest: list[str]) -> tuple[str | None, str, str | None]:
    before, surname = _leading(head.split())
    if len(rest) > 1 and is_prefix(rest[0]):
        return rest[0], surname, " ".join(rest[1:])
    words = " ".join(rest).split()
    for size in range(min(LONGEST, len(words)), 0, -1):
        if is_prefix(" ".join(words[-size:])):
            return " ".join(words[-size:]), surname, " ".join(words[:-size]) or None
    return before, surname, " ".join(words)


def _leading(words: list[str]) -> tuple[str | None, str]:
    for size in range(min(LONGEST, len(words) - 1), 0, -1):
        start = " ".join(words[:size])
        if is_prefix(start):
            return start.lower(), " ".join(words[size:])
    return None, " ".join(words)


def is_prefix(text: str) -> bool:
    """Whether the words are a tussenvoegsel: any in lower case, the common Dutch ones also capitalised."""
    key = text.translate(APOSTROPHES).lower().replace(" ", "\0")
    if text == text.lower():
        return key in PREFIXES
    return key in CAPITALISED


def split_full_name(name: str) -> tuple[str | None, str | None, str]:
    """First name, prefix and surname from `Jan de Vries` or any form with a comma.

    Without prefix or comma the last word is the surname.
    """
    if "," in name:
        prefix, surname, first = split_surname(name)
        return first, prefix, surname
    words = name.split()
    for at in range(1, len(words) - 1):
        prefix, surname = _leading(words[at:])
        if prefix:
            return " ".join(words[:at]), prefix, surname
    if len(words) == 1:
        return None, None, name
    return " ".join(words[:-1]), None, words[-1]


def settle_names(values: dict[str, object]) -> None:
    """Brings surname, prefix and first name of one row each to its own field; in place."""
    surname = values.get("surname")
    full = values.pop("full_name", None)
    if isinstance(full, str) and not surname:
        first, prefix, surname = split_full_name(full)
        if not values.get("first_name"):
            values["first_name"] = first
        values["surname"] = surname
        values["prefix"] = values.get("prefix") or prefix
        return
    if not isinstance(surname, str) or (" " not in surname and "," not in surname):
        return
    prefix, kept, first = split_surname(surname)
    own = values.get("prefix")
    if first and values.get("first_name") and str(values["first_name"]).lower() != first.lower():
        return
    if prefix and own and _letters(str(own)) != _letters(prefix):
        return
    values["surname"] = kept
    values["prefix"] = own or prefix
    if first and not values.get("first_name"):
        values["first_name"] = first


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text.lower()))

"""Both kinds of lists in one shape for the peers: plain letters, dates as yyyy-mm-dd, no spaces in a postcode."""

from __future__ import annotations

import re
import unicodedata

import pandas as pd

NAMES = {
    "roepnaam": "given_name",
    "voornaam": "given_name",
    "achternaam": "surname",
    "geboortedatum": "birth_date",
    "date_of_birth": "birth_date",
    "huisnummer": "street_number",
    "woonplaats": "suburb",
    "telefoon": "phone",
}
FIELDS = ("given_name", "surname", "birth_date", "postcode", "street_number", "suburb")
MORE = ("address_1", "state", "email", "phone")


def read_people(path: str) -> pd.DataFrame:
    """One row a person; an empty cell is None."""
    frame = pd.read_csv(path, dtype=str).rename(columns=NAMES)
    frame = frame[["id", *(name for name in (*FIELDS, *MORE) if name in frame)]]
    for name in frame.columns[1:]:
        frame[name] = frame[name].map(PLAIN.get(name, plain), na_action="ignore")
    return frame.astype(object).where(frame.notna() & (frame != ""), None)


def plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.strip().lower())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def day(text: str) -> str:
    numbers = re.findall(r"\d+", text)
    if len(numbers) == 1 and len(numbers[0]) == 8:
        return f"{text[:4]}-{text[4:6]}-{text[6:8]}"
    if len(numbers) != 3:
        return ""
    if len(numbers[0]) < 4:
        numbers.reverse()
    return "-".join(number.zfill(2) for number in numbers)


def phone(text: str) -> str:
    return re.sub(r"\D", "", text)[-8:]


PLAIN = {
    "birth_date": day,
    "phone": phone,
    "postcode": lambda text: plain(text).replace(" ", ""),
}

"""What can be wrong with a file, a cell or a row, in words for the person who sent it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class TableError(Exception):
    """The whole file cannot be read; nothing of it was kept. `code` is a key of NOT_A_TABLE, or empty."""

    def __init__(self, sentence_nl: str, sentence_en: str, *, code: str = "") -> None:
        super().__init__(sentence_en)
        self.code = code
        self.sentence_nl = sentence_nl
        self.sentence_en = sentence_en


class UnfitError(Exception):
    """One value does not fit its field; `kept` is what a lenient field keeps of it."""

    def __init__(self, sentence_nl: str, sentence_en: str, *, kept: object = None) -> None:
        super().__init__(sentence_en)
        self.sentence_nl = sentence_nl
        self.sentence_en = sentence_en
        self.kept = kept


def too_long(*, text: str, longest: int) -> UnfitError:
    """What is said of a text that is longer than what we keep."""
    return UnfitError(
        f"Deze tekst heeft {len(text)} tekens; er passen er {longest}. Maak hem korter.",
        f"This text has {len(text)} characters; {longest} fit. Make it shorter.",
    )


class Fault(NamedTuple):
    """What is wrong in one cell: the heading and value as the sender wrote them, and what to do."""

    column: str
    value: str
    sentence_nl: str
    sentence_en: str


NOT_A_TABLE: Mapping[str, tuple[str, str]] = {
    "empty": (
        "Dit bestand is leeg. Kies het bestand met de lijst.",
        "This file is empty. Choose the file that holds the list.",
    ),
    "pdf": (
        "Dit is een pdf. Maak de lijst opnieuw als Excel- of csv-bestand.",
        "This is a PDF. Export the list again as an Excel or csv file.",
    ),
    "image": (
        "Dit is een afbeelding. Maak de lijst opnieuw als Excel- of csv-bestand.",
        "This is an image. Export the list again as an Excel or csv file.",
    ),
    "document": (
        "Dit is een tekstdocument. Zet de lijst in Excel en bewaar hem als xlsx of csv.",
        "This is a text document. Put the list in Excel and save it as xlsx or csv.",
    ),
    "presentation": (
        "Dit is een presentatie. Kies een Excel- of csv-bestand met de lijst.",
        "This is a presentation. Choose an Excel or csv file that holds the list.",
    ),
    "archive": (
        "Dit is een ingepakt bestand (zip). Pak het uit en kies de lijst zelf.",
        "This is a packed file (zip). Unpack it and choose the list itself.",
    ),
    "xlsb": (
        "Dit is een binair Excel-bestand (xlsb). Bewaar het in Excel als xlsx.",
        "This is a binary Excel file (xlsb). Save it in Excel as xlsx.",
    ),
    "html": (
        "Dit is een webpagina, ook al heet het misschien xls. Open het in Excel en bewaar het als xlsx.",
        "This is a web page, even if it is called xls. Open it in Excel and save it as xlsx.",
    ),
    "xml": (
        "Dit is een xml-bestand. Open het in Excel en bewaar het als xlsx.",
        "This is an XML file. Open it in Excel and save it as xlsx.",
    ),
    "json": (
        "Dit is een json-bestand. Kies een Excel- of csv-bestand met de lijst.",
        "This is a JSON file. Choose an Excel or csv file that holds the list.",
    ),
    "encrypted": (
        "Op dit bestand zit een wachtwoord. Haal het wachtwoord eraf en kies het bestand opnieuw.",
        "This file has a password. Remove the password and choose the file again.",
    ),
    "garbage": (
        "Dit is geen lijst die we kunnen lezen. Bewaar de lijst als xlsx of csv.",
        "This is not a list we can read. Save the list as xlsx or csv.",
    ),
    "broken": (
        "Dit bestand is beschadigd. Open het in Excel, bewaar het opnieuw en kies het nog eens.",
        "This file is damaged. Open it in Excel, save it again and choose it once more.",
    ),
    "bomb": (
        "Dit bestand wordt bij het openen te groot. Bewaar alleen de lijst in een nieuw bestand.",
        "This file grows too big when it is opened. Save only the list in a new file.",
    ),
    "one_column": (
        "We zien geen kolommen. Zet een puntkomma tussen de kolommen of bewaar de lijst als xlsx.",
        "We see no columns. Put a semicolon between the columns or save the list as xlsx.",
    ),
    "only_header": (
        "In dit bestand staan alleen kolomkoppen en geen rijen.",
        "This file holds only headings and no rows.",
    ),
    "long_cell": (
        "Er staat een cel met een veel te lange tekst in dit bestand. Kijk of een aanhalingsteken niet is gesloten.",
        "One cell in this file is far too long. See whether a quotation mark was left open.",
    ),
}


def not_a_table(reason: str) -> TableError:
    return TableError(*NOT_A_TABLE[reason], code=reason)


def too_many(*, what_nl: str, what_en: str, most: int) -> TableError:
    shown = f"{most:,}"
    return TableError(
        f"Dit bestand heeft te veel {what_nl}; het mogen er {shown.replace(',', '.')} zijn. Splits de lijst.",
        f"This file has too many {what_en}; at most {shown} are allowed. Split the list.",
    )

"""What can be wrong with a file, as a code with its figures, and as a sentence in Dutch or English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

Language = Literal["nl", "en"]


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One thing that is wrong; `where` names the field (`uitspraken.stage.waarde[2]`), empty for the file."""

    where: str
    code: str
    values: Mapping[str, object] = field(default_factory=dict)

    def sentence(self, language: Language = "nl") -> str:
        """What is wrong and what to do about it, without the name of the field."""
        return SENTENCES[self.code][language == "en"].format_map(self.values)


def line_of(fault: Fault, language: Language = "nl") -> str:
    """The fault on one line, the field first, whatever the file had for a name."""
    where = "".join(sign if sign.isprintable() else "?" for sign in fault.where[:200])
    return f"{where}: {fault.sentence(language)}" if where else fault.sentence(language)


class UnreadableError(Exception):
    """The file cannot be read at all; `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.sentence("en"))
        self.fault = fault


SENTENCES: Final[Mapping[str, tuple[str, str]]] = {
    # the file
    "empty_file": (
        "Het bestand is leeg. Kies het bestand dat je kreeg.",
        "The file is empty. Choose the file that you were given.",
    ),
    "too_large": (
        "Het bestand is groter dan {most} MB. Een dossier is veel kleiner; kies het bestand dat je kreeg.",
        "The file is larger than {most} MB. A dossier is much smaller; choose the file that you were given.",
    ),
    "not_text": (
        "Dit is geen json en geen xml. Kies het bestand dat je kreeg.",
        "This is neither JSON nor XML. Choose the file that you were given.",
    ),
    "not_json": (
        "Dit is geen goede json. Vraag het bestand opnieuw.",
        "This is not proper JSON. Ask for the file again.",
    ),
    "not_xml": (
        "Dit is geen goede xml. Vraag het bestand opnieuw.",
        "This is not proper XML. Ask for the file again.",
    ),
    "dtd": (
        "Deze xml heeft een DTD of eigen entiteiten. Dat is niet veilig; vraag een bestand zonder.",
        "This XML has a DTD or entities of its own. That is not safe; ask for a file without.",
    ),
    "not_a_dossier": (
        "Dit is geen dossier in het formaat {wanted}. Vraag het bestand in dat formaat.",
        "This is no dossier in the format {wanted}. Ask for the file in that format.",
    ),
    "no_form": (
        "Het formulier ‘{found}’ is hier niet bekend. Bekend zijn: {options}.",
        "The form ‘{found}’ is not known here. Known are: {options}.",
    ),
    # one field
    "twice": ("staat er twee keer. Laat er één staan.", "is there twice. Leave one."),
    "unknown": (
        "staat niet op de gesloten lijst. Haal dit veld weg.",
        "is not on the closed list. Take this field out.",
    ),
    "missing": ("ontbreekt. Vul het in.", "is missing. Fill it in."),
    "not_record": ("moet een blok met velden zijn.", "must be a block of fields."),
    "not_rows": ("moet een lijst zijn.", "must be a list."),
    "not_words": ("moet een tekst zijn.", "must be a text."),
    "not_whole": ("moet een heel getal zijn.", "must be a whole number."),
    "not_yes_no": ("moet true of false zijn.", "must be true or false."),
    "not_day": ("moet een dag zijn, zoals 2026-07-03.", "must be a day, such as 2026-07-03."),
    "not_moment": (
        "moet een moment in UTC zijn, zoals 2026-07-03T08:15:00Z.",
        "must be a moment in UTC, such as 2026-07-03T08:15:00Z.",
    ),
    "blank": ("is leeg. Vul het in of laat het veld weg.", "is empty. Fill it in or leave it out."),
    "too_long": (
        "is {length} tekens lang. Er mogen {most} tekens staan.",
        "is {length} characters long. At most {most} are allowed.",
    ),
    "signs": (
        "heeft tekens die niet in een tekst horen. Typ de tekst opnieuw.",
        "has characters that do not belong in a text. Type the text again.",
    ),
    "pattern": ("heeft niet de goede vorm.", "does not have the right form."),
    "too_many": (
        "heeft {count} regels. Er mogen er {most} staan.",
        "has {count} rows. At most {most}.",
    ),
    "too_few": ("heeft geen regels. Laat het veld dan weg.", "has no rows. Then leave it out."),
    "bounds": ("moet van {least} tot en met {most} zijn.", "must be from {least} up to {most}."),
    "choice": ("moet een van deze zijn: {options}.", "must be one of: {options}."),
    "article": (
        "moet {number} zijn: het artikel dat dit veld toestaat.",
        "must be {number}: the article that allows this field.",
    ),
    # fields that fit each other
    "future": ("ligt na de datum van dit dossier.", "lies after the date of this dossier."),
    "not_yet": ("ligt in de toekomst.", "lies in the future."),
    "too_early": ("ligt voor het moment waarop het kon.", "lies before it could have been."),
    "citizen_number": (
        "heeft een getal dat een BSN kan zijn. Haal het weg.",
        "has a number that may be a citizen number. Take it out.",
    ),
    "old_absence": (
        "gaat over verzuim van meer dan een jaar voor de datum van dit dossier. Dat mag niet mee.",
        "is about absence of more than a year before the date of this dossier. It may not go along.",
    ),
    "parent": (
        "mag er alleen in staan als de leerling jonger is dan 16.",
        "may only be there while the pupil is younger than 16.",
    ),
    "no_words": (
        "ontbreekt. Een aanvulling of bezwaar heeft een tekst.",
        "is missing. An addition or an objection has a text.",
    ),
    "twice_said": ("staat er twee keer voor {found}.", "is there twice for {found}."),
}

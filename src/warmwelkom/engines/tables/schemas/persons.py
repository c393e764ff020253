"""Fields that every list of people shares, with the headings they go by.

Headings as seen in exports of Magister (FIRSTNAME), Somtoday (Roepnaam), Eduarte (Geboortenaam),
OneRoster (givenName) and FEBRL (given_name).
"""

from __future__ import annotations

from warmwelkom.engines.tables.schema import FieldSpec, Kind

SEXES = {
    "m": ("m", "man", "jongen", "male", "mannelijk", "j", "1", "de heer", "dhr"),
    "v": ("v", "vrouw", "meisje", "female", "f", "w", "vrouwelijk", "2", "mevrouw", "mevr", "mw"),
    "x": ("x", "o", "u", "0", "9", "onbekend", "anders", "non-binair", "genderneutraal", "other"),
}

FIRST_NAME = FieldSpec(
    name="first_name",
    kind=Kind.NAME,
    label_nl="roepnaam",
    label_en="first name",
    required=True,
    longest=200,
    synonyms=(
        "roepnaam", "voornaam", "roepnaam leerling", "voornaam leerling", "first name", "firstname",
        "given name", "givenname", "naam roep", "roepnaam student", "call name", "preferred name",
        "forename",
    ),
)  # fmt: skip
OFFICIAL_NAMES = FieldSpec(
    name="official_names",
    kind=Kind.NAME,
    label_nl="voornamen",
    label_en="official names",
    longest=200,
    synonyms=(
        "voornamen", "officiële voornamen", "doopnamen", "voornamen voluit", "alle voornamen",
        "voornamen (officieel)", "official names", "first names", "given names", "middle name",
    ),
)  # fmt: skip
INITIALS = FieldSpec(
    name="initials",
    kind=Kind.TEXT,
    label_nl="voorletters",
    label_en="initials",
    synonyms=("voorletters", "voorl", "initialen", "initials", "vl"),
)
PREFIX = FieldSpec(
    name="prefix",
    kind=Kind.TEXT,
    label_nl="tussenvoegsel",
    label_en="surname prefix",
    longest=40,
    synonyms=(
        "tussenvoegsel", "tussenvoegsels", "voorvoegsel", "voorvoegsels", "tv", "tussenv", "voorv",
        "tussenvgsl", "voorvoegsels geboortenaam", "voorvoegsel geboortenaam", "prefix",
        "surname prefix", "voorvoegsel achternaam", "tussenvoegsel achternaam", "infix",
    ),
)  # fmt: skip
SURNAME = FieldSpec(
    name="surname",
    kind=Kind.SURNAME,
    label_nl="achternaam",
    label_en="surname",
    required=True,
    longest=200,
    synonyms=(
        "achternaam", "geboortenaam", "familienaam", "naam leerling achternaam", "achternaam leerling",
        "last name", "lastname", "surname", "family name", "familyname", "geslachtsnaam",
        "achternaam student", "eigen achternaam",
    ),
)  # fmt: skip
FULL_NAME = FieldSpec(
    name="full_name",
    kind=Kind.FULL_NAME,
    label_nl="naam",
    label_en="full name",
    longest=300,
    instead_of=("first_name", "surname"),
    synonyms=(
        "naam", "leerling", "leerlingnaam", "naam leerling", "volledige naam", "student", "naam student",
        "full name", "name", "kandidaat", "naam kandidaat", "medewerker", "naam medewerker",
        "student name",
    ),
)  # fmt: skip
SEX = FieldSpec(
    name="sex",
    kind=Kind.CHOICE,
    label_nl="geslacht",
    label_en="sex",
    lenient=True,
    choices=SEXES,
    synonyms=("geslacht", "gesl", "m/v", "m/v/x", "sex", "gender", "geslacht leerling"),
)
POSTCODE = FieldSpec(
    name="postcode",
    kind=Kind.POSTCODE,
    label_nl="postcode",
    label_en="postcode",
    lenient=True,
    synonyms=("postcode", "pc", "postalcode", "postal code", "zip", "zipcode", "postcode leerling"),
)
HOUSE_NUMBER = FieldSpec(
    name="house_number",
    kind=Kind.CODE,
    label_nl="huisnummer",
    label_en="house number",
    lenient=True,
    longest=30,
    synonyms=(
        "huisnummer", "huisnr", "nr", "hnr", "housenr", "house number", "street number", "huis nr",
    ),
)  # fmt: skip
PLACE = FieldSpec(
    name="place",
    kind=Kind.TEXT,
    label_nl="woonplaats",
    label_en="place",
    lenient=True,
    longest=200,
    synonyms=("woonplaats", "plaats", "plaatsnaam", "city", "place", "town", "suburb", "wpl"),
)
EMAIL = FieldSpec(
    name="email",
    kind=Kind.EMAIL,
    label_nl="e-mailadres",
    label_en="e-mail address",
    lenient=True,
    synonyms=(
        "email", "e-mail", "emailadres", "e-mailadres", "mail", "mailadres", "email leerling",
        "e-mail leerling", "e-mailadres leerling", "email address", "emailadres student", "email prive",
        "prive e-mail", "schoolmail",
    ),
)  # fmt: skip
PHONE = FieldSpec(
    name="phone",
    kind=Kind.PHONE,
    label_nl="telefoonnummer",
    label_en="phone number",
    lenient=True,
    synonyms=(
        "telefoon", "telefoonnummer", "tel", "tel nr", "telnr", "mobiel", "mobiele telefoon", "gsm",
        "mobiel nr", "mobiel nummer", "mobiel leerling", "06 nummer", "phone", "phone number", "mobile",
        "sms", "telefoon leerling", "telefoonnummer leerling", "mobiel telefoonnummer", "phonenumber",
    ),
)  # fmt: skip
PARENT_EMAIL = FieldSpec(
    name="parent_email",
    kind=Kind.EMAIL,
    label_nl="e-mailadres van een ouder",
    label_en="e-mail address of a parent",
    lenient=True,
    synonyms=(
        "email ouder", "e-mail ouder", "email ouders", "emailadres ouder", "e-mailadres ouder",
        "email ouder 1", "e-mail ouder 1", "email verzorger", "e-mail verzorger", "email verzorger 1",
        "e-mailadres verzorger 1", "parent email", "oudermail", "email vader", "email moeder",
    ),
)  # fmt: skip
PARENT_PHONE = FieldSpec(
    name="parent_phone",
    kind=Kind.PHONE,
    label_nl="telefoonnummer van een ouder",
    label_en="phone number of a parent",
    lenient=True,
    synonyms=(
        "telefoon ouder", "telefoon ouders", "telefoonnummer ouder", "tel ouder", "mobiel ouder",
        "telefoon ouder 1", "mobiel ouder 1", "telefoon verzorger", "telefoon verzorger 1",
        "mobiel verzorger 1", "parent phone", "telefoon vader", "telefoon moeder", "noodnummer",
    ),
)  # fmt: skip


def birth_date(*, youngest: int, oldest: int, required: bool) -> FieldSpec:
    """The birth date, of people between two ages; where it may be missing a wrong one is only told."""
    return FieldSpec(
        name="birth_date",
        kind=Kind.DATE,
        label_nl="geboortedatum",
        label_en="date of birth",
        required=required,
        lenient=not required,
        years=(-oldest, -youngest),
        synonyms=(
            "geboortedatum", "geb datum", "gebdatum", "gebdat", "geb dat", "geboren", "geboortedag",
            "geboren op", "birthdate", "birth date", "date of birth", "dob", "geboorte datum",
            "geboortedatum leerling",
        ),
    )  # fmt: skip


PERSON = (
    FIRST_NAME, OFFICIAL_NAMES, INITIALS, PREFIX, SURNAME, FULL_NAME, SEX, POSTCODE, HOUSE_NUMBER,
    PLACE, EMAIL, PHONE,
)  # fmt: skip

"""How the systems of schools export their lists; headings as seen in the field, values invented."""

from __future__ import annotations

from dataclasses import replace

from warmwelkom.house.demo.sheets import Shape

MAGISTER = Shape(
    name="magister",
    columns=(
        ("Loginaccount_Naam", "number"), ("FIRSTNAME", "given"), ("INITIALS", "initials"), ("PREFIX", "prefix"),
        ("LASTNAME", "surname"), ("GENDER", "sex"), ("BIRTHDATE", "born"), ("STREET", "street"),
        ("HOUSENR", "house_number"), ("HOUSENRSUFIX", "nothing"), ("POSTALCODE", "postcode"), ("CITY", "place"),
        ("Email", "mail"), ("Mobiel_nr", "phone"), ("Email_ouder", "parent_mail"),
        ("Telefoon_ouder", "parent_phone"), ("CLASS", "class_name"), ("MentorCode", "mentor_code"),
        ("Leerweg", "leerweg_long"), ("ProfileCode", "profile"), ("Keuzevakken", "modules"),
        ("Docenten", "teachers"), ("Location", "campus"), ("Bestemming", "destination_word"),
    ),
)  # fmt: skip
SOMTODAY = Shape(
    name="somtoday",
    columns=(
        ("Leerlingnummer", "number"), ("Roepnaam", "given"), ("Voornamen", "official"), ("Voorletters", "initials"),
        ("Tussenvoegsel", "prefix"), ("Achternaam", "surname"), ("Geslacht", "sex_word"), ("Geboortedatum", "born"),
        ("Postcode", "postcode"), ("Huisnummer", "house_number"), ("Woonplaats", "place"), ("E-mail", "mail"),
        ("Mobiel", "phone"), ("E-mail verzorger 1", "parent_mail"), ("Mobiel verzorger 1", "parent_phone"),
        ("Stamgroep", "class_name"), ("Mentor", "mentor_name"), ("E-mail mentor", "mentor_mail"),
        ("Leerweg", "leerweg"), ("Profiel", "profile_name"), ("Modules", "modules"), ("Vakdocenten", "teachers"),
        ("Vestiging", "campus"), ("Vervolg", "destination_word"),
    ),
)  # fmt: skip
OWN = Shape(
    name="eigen",
    columns=(
        ("llnr", "number"), ("Naam leerling", "surname_first"), ("Voornamen voluit", "official"), ("m/v", "sex"),
        ("geb. datum", "born"), ("pc", "postcode"), ("huisnr", "house_number"), ("Plaats", "place"),
        ("mail", "mail"), ("06 nummer", "phone"), ("tel. ouder", "parent_phone"), ("mail ouder", "nothing"),
        ("klas", "class_name"), ("mentor", "mentor_name"), ("niveau", "leerweg"), ("afdeling", "profile_name"),
        ("modules en keuzevakken", "modules"), ("les van", "teachers"), ("gaat naar", "destination_word"),
    ),
)  # fmt: skip
LEAVERS = (
    MAGISTER,
    replace(MAGISTER, name="magister-excel", ending="xlsx"),
    replace(SOMTODAY, ending="xlsx"),
    replace(
        SOMTODAY, name="somtoday-csv", encoding="cp1252", date="%d-%m-%y", join=", ",
        above=("Examenleerlingen 2025-2026", ""), below="Totaal: {rows} leerlingen",
    ),
    replace(OWN, encoding="cp1252", date="%d/%m/%Y", empty=3),
    replace(OWN, name="eigen-excel", ending="xlsx"),
)  # fmt: skip

RESULTS = Shape(
    name="uitslagen",
    columns=(
        ("Leerlingnummer", "number"), ("Naam kandidaat", "full_name"), ("Geboortedatum", "born"),
        ("Uitslag", "result_word"), ("Datum uitslag", "result_on"),
    ),
)  # fmt: skip
RESULT_SHAPES = (RESULTS, replace(RESULTS, name="uitslagen-excel", ending="xlsx"))

_PERSON = (
    ("Roepnaam", "given"), ("Voornamen", "official"), ("Voorletters", "initials"),
    ("Voorvoegsels Geboortenaam", "prefix"), ("Geboortenaam", "surname"), ("Geslacht", "sex"),
    ("Geboortedatum", "born"), ("Postcode", "postcode"), ("Huisnummer", "house_number"), ("Woonplaats", "place"),
    ("Emailadres", "mail"), ("Telefoonnummer", "phone"),
)  # fmt: skip
_PLACE = (
    ("Crebo", "crebo"), ("Opleiding", "programme"), ("Niveau", "level"), ("Leerweg", "path"),
    ("Locatiecode", "location"), ("Locatie", "location_name"),
)  # fmt: skip
EDUARTE = Shape(
    name="eduarte",
    columns=(
        ("Aanmeldnummer", "application"), *_PERSON, *_PLACE, ("Startdatum", "starts_on"),
        ("Aanmelddatum", "applied_on"), ("Status", "status_word"), ("Vooropleiding", "previous_school"),
    ),
    date="",
)  # fmt: skip
APPLICATIONS = (
    EDUARTE,
    replace(EDUARTE, name="eduarte-excel", ending="xlsx"),
    replace(EDUARTE, name="eduarte-oud", encoding="cp1252", delimiter="\t"),
)
_ENROLLED = (
    *_PERSON, *_PLACE, ("Groep", "class_name"), ("SLB'er", "class_mentor"), ("E-mail SLB'er", "class_mentor_mail"),
    ("Eerste lokaal", "first_room"),
    ("Begindatum", "starts_on"), ("Inschrijfdatum", "enrolled_on"), ("Vooropleiding", "previous_school"),
)  # fmt: skip
INSCHRIJVINGEN = Shape(
    name="inschrijvingen",
    columns=(("Studentnummer", "student"), ("Aanmeldnummer", "application"), *_ENROLLED),
    date="",
)
ENROLMENTS = (
    INSCHRIJVINGEN,
    replace(INSCHRIJVINGEN, name="inschrijvingen-excel", ending="xlsx"),
    replace(
        INSCHRIJVINGEN, name="inschrijvingen-zonder-aanmeldnummer",
        columns=(("Studentnummer", "student"), *_ENROLLED),
    ),
)  # fmt: skip
CAMBO = Shape(
    name="cambo",
    columns=tuple((name, name) for name in (
        "id", "createdat", "lastmodifiedat", "ketenid", "caketenid", "bsnhash", "leeftijdscategorie",
        "postcodecijfers", "instellingserkenningscode", "onderwijsaanbiedercode", "onderwijslocatiecode",
        "opleidingcode", "leertrajectmbo", "startmoment", "status", "begindatum", "einddatum", "schooljaar",
        "statussource",
    )),
    encoding="utf-8", delimiter=",", date="%Y-%m-%d",
)  # fmt: skip
PRESENCE = Shape(
    name="presentie",
    columns=(
        ("Studentnummer", "student"), ("Naam", "full_name"), ("Klas", "class_name"), ("Datum", "day"),
        ("Aanwezig", "seen_word"),
    ),
)  # fmt: skip

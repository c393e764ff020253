import pytest

from warmwelkom.engines.tables import (
    APPLICATIONS,
    ENROLMENTS,
    EXAM_RESULTS,
    LEAVERS,
    PEOPLE,
    STATUS_MESSAGES,
    Mapping,
    Row,
    Schema,
    recognise,
)
from warmwelkom.engines.tables.citizen_numbers import passes_elfproef


def recognised(heading: str, schema: Schema, *rows: str) -> Mapping:
    sample = [Row(line, tuple(row.split(";"))) for line, row in enumerate(rows, 2)]
    return recognise(columns=heading.split(";"), sample_rows=sample, schema=schema)


LISTS = [
    (
        "STREET;HOUSENR;POSTALCODE;CITY;Email;Mobiel_nr;BIRTHDATE;GENDER;INITIALS;FIRSTNAME;PREFIX;LASTNAME;Loginaccount_Naam;CLASS;ProfileCode;Location;MentorCode",
        LEAVERS,
        "- house_number postcode place email phone birth_date sex initials first_name prefix surname pupil_number class_name profile campus_code mentor",
    ),
    (
        "Leerlingnummer;Roepnaam;Voorvoegsel;Achternaam;Geboortedatum;Stamgroep;Leerweg;Examenuitslag;E-mail verzorger 1",
        LEAVERS,
        "pupil_number first_name prefix surname birth_date class_name leerweg exam_result parent_email",
    ),
    (
        "Leerlnummer;Roepnaan;Tussenvoegels;Achternam;Geb.datum;M/V;Post code;Huis-nr.;Mail;Mobiele telefoon;Docenten;Keuzevakken",
        LEAVERS,
        "pupil_number first_name prefix surname birth_date sex postcode house_number email phone teachers modules",
    ),
    ("Stamnr;Naam leerling;gebdat;Klas", LEAVERS, "pupil_number full_name birth_date class_name"),
    (
        "rec_id;given_name;surname;street_number;address_1;address_2;suburb;postcode;state;date_of_birth;age;phone_number",
        APPLICATIONS,
        "application_id first_name surname house_number - - place postcode - birth_date - phone",
    ),
    (
        "Aanmeldnummer;Roepnaam;Voorvoegsels Geboortenaam;Geboortenaam;Crebo;Opleiding;Niveau;Leerweg;Locatie;Startdatum;Aanmelddatum;Status;Vooropleiding",
        APPLICATIONS,
        "application_id first_name prefix surname crebo programme level learning_path location_name start_date applied_on status previous_school",
    ),
    (
        "Studentnummer;Aanmeldnummer;Roepnaam;Geboortenaam;Klas;SLB'er;E-mail SLB'er;Inschrijfdatum",
        ENROLMENTS,
        "student_number application_id first_name surname class_name class_mentor class_mentor_email enrolled_on",
    ),
    (
        "Leerlingnr;Achternaam;Roepnaam;Uitslag;Datum",
        EXAM_RESULTS,
        "pupil_number surname first_name exam_result result_date",
    ),
    (
        "Afkorting;Geboortenaam;Voorvoegsels Geboortenaam;Roepnaam;Voorletters;Telefoonnummer;Emailadres;Organisatieenheid;Functie;Schooljaar",
        PEOPLE,
        "staff_code surname prefix first_name initials phone email location_name role school_year",
    ),
]


@pytest.mark.parametrize(("heading", "schema", "fields"), LISTS)
def test_headings_of_real_exports_are_recognised(heading: str, schema: Schema, fields: str) -> None:
    columns = dict(zip(heading.split(";"), fields.split(), strict=True))
    wanted = {field: column for column, field in columns.items() if field != "-"}
    mapping = recognised(heading, schema)
    assert mapping.fields == wanted
    assert mapping.missing == ()
    assert mapping.refused == ()


def test_the_messages_of_cambo_are_recognised_and_their_hashes_refused() -> None:
    mapping = recognised(
        "id;createdat;lastmodifiedat;ketenid;caketenid;bsnhash;leeftijdscategorie;postcodecijfers;"
        "instellingserkenningscode;onderwijsaanbiedercode;onderwijslocatiecode;opleidingcode;"
        "leertrajectmbo;startmoment;status;begindatum;einddatum;schooljaar;statussource",
        STATUS_MESSAGES,
    )
    assert mapping.fields == {
        "message_id": "id",
        "created_at": "createdat",
        "modified_at": "lastmodifiedat",
        "application_id": "ketenid",
        "central_id": "caketenid",
        "institution_code": "instellingserkenningscode",
        "provider_code": "onderwijsaanbiedercode",
        "location_code": "onderwijslocatiecode",
        "crebo": "opleidingcode",
        "learning_path": "leertrajectmbo",
        "start_date": "startmoment",
        "status": "status",
        "status_from": "begindatum",
        "status_until": "einddatum",
        "school_year": "schooljaar",
        "source": "statussource",
    }
    assert mapping.refused == ("bsnhash",)
    assert mapping.unmapped == ("leeftijdscategorie", "postcodecijfers")


def test_content_decides_between_two_columns_of_one_field() -> None:
    mapping = recognised(
        "Geb datum;Geboren;Roepnaam", LEAVERS, "Delft;3-5-2009;Eva", "Den Haag;4-5-2009;Jan"
    )
    assert mapping.fields == {"birth_date": "Geboren", "first_name": "Roepnaam"}


def test_a_known_heading_over_rubbish_stays_that_field() -> None:
    assert recognised("Geboortedatum;Klas", LEAVERS, "x;4B", "y;4B").fields == {
        "birth_date": "Geboortedatum",
        "class_name": "Klas",
    }


BSNS = [f"{n:09d}" for n in range(123_400_000, 123_402_000) if passes_elfproef(f"{n:09d}")]


@pytest.mark.parametrize(
    "heading",
    ["BSN", "PGN", "Burgerservicenummer", "BSN/onderwijsnr", "sofi-nummer", "Onderwijsnummer leerling", "soc_sec_id", "leerling bsn"],
)  # fmt: skip
def test_a_citizen_number_is_refused_by_its_heading(heading: str) -> None:
    mapping = recognised(f"{heading};Roepnaam", LEAVERS)
    assert (mapping.refused, mapping.fields) == ((heading,), {"first_name": "Roepnaam"})


def test_a_citizen_number_is_refused_by_its_values() -> None:
    mapping = recognised("Nummer;Roepnaam", LEAVERS, *(f"{bsn};Eva" for bsn in BSNS[:30]))
    assert mapping.refused == ("Nummer",)


@pytest.mark.parametrize(
    "written",
    ["{0}", "{0:.3}.{1}.{2}", "{0:.3} {1} {2}", "{0:.4}-{3}", " '{0}"],
)
def test_a_citizen_number_may_be_written_with_dots_or_spaces(written: str) -> None:
    rows = [f"{written.format(b, b[3:6], b[6:], b[4:])};Eva" for b in BSNS[:6]]
    assert recognised("Kenmerk;Roepnaam", LEAVERS, *rows).refused == ("Kenmerk",)


def test_a_citizen_number_that_lost_its_first_zero_is_one() -> None:
    short = [f"{n:09d}" for n in range(12_000_000, 12_000_200) if passes_elfproef(f"{n:09d}")]
    rows = [f"{bsn[1:]};Eva" for bsn in short[:6]]
    assert recognised("Nummer;Roepnaam", LEAVERS, *rows).refused == ("Nummer",)


def test_citizen_numbers_among_other_things_are_refused() -> None:
    rows = [f"{bsn};Eva" for bsn in BSNS[:6]] + ["onbekend;Eva", "volgt;Eva", "1234;Eva"]
    assert recognised("Kenmerk;Roepnaam", LEAVERS, *rows).refused == ("Kenmerk",)


def test_dates_and_phone_numbers_are_not() -> None:
    rows = [f"{n % 28 + 1:02}-0{n % 9 + 1}-2009;6{n:08d}" for n in range(4_000_000, 4_000_060)]
    assert recognised("Geboortedatum;Telefoon", LEAVERS, *rows).refused == ()


def test_other_numbers_of_nine_digits_are_not_refused() -> None:
    rows = [f"{n};Eva" for n in range(123_456_000, 123_456_100)]
    assert recognised("Nummer;Roepnaam", LEAVERS, *rows).refused == ()


def test_a_few_pupil_numbers_that_happen_to_pass_are_kept() -> None:
    few = [f"{bsn};Eva" for bsn in BSNS[:7]]
    assert recognised("Leerlingnummer;Roepnaam", LEAVERS, *few).refused == ()
    many = [f"{bsn};Eva" for bsn in BSNS[:8]]
    assert recognised("Leerlingnummer;Roepnaam", LEAVERS, *many).refused == ("Leerlingnummer",)

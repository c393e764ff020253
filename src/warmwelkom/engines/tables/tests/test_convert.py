import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from warmwelkom.engines.tables import LEAVERS, Cell, FieldSpec, Kind
from warmwelkom.engines.tables.convert import converter_for
from warmwelkom.engines.tables.errors import UnfitError

JUNE = dt.date(2026, 6, 1)
NO_DATE = "Dit is geen datum die we kunnen lezen. Schrijf hem als dag-maand-jaar, zoals 03-05-2009."
NO_SUCH_DAY = "Deze datum bestaat niet. Kijk de dag en de maand na."


def convert(field: str, cell: Cell) -> object:
    return converter_for(spec=LEAVERS.by_name[field], reference_day=JUNE)(cell)


def refusal(field: str, cell: Cell) -> str:
    with pytest.raises(UnfitError) as unfit:
        convert(field, cell)
    return unfit.value.sentence_nl


@pytest.mark.parametrize(
    "cell",
    [
        "03-05-2009", "3-5-2009", "3/5/2009", "3.5.2009", "3 5 2009", "3-5-09", "2009-05-03", "2009/5/3",
        "20090503", "03052009", "3052009", "39936", 39936.0, 39936, "39936,0", "39936.75",
        dt.date(2009, 5, 3), dt.datetime.combine(dt.date(2009, 5, 3), dt.time()), "3 mei 2009", "zo 3 mei 2009", "3-mei-09",
        "zondag 3 Mei 2009", "3 may 2009", "2009-05-03T00:00:00", "03-05-2009 00:00", " 03-05-2009\u200f",
    ],
)  # fmt: skip
def test_every_way_to_write_a_date_is_read(cell: Cell) -> None:
    assert convert("birth_date", cell) == dt.date(2009, 5, 3)


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        ("31-02-2009", NO_SUCH_DAY),
        ("29-02-2009", NO_SUCH_DAY),
        ("05-13-2009", NO_SUCH_DAY),
        ("2009-13-05", NO_SUCH_DAY),
        ("onbekend", NO_DATE),
        ("4B", NO_DATE),
        ("12345678901", NO_DATE),
        ("3-5-1909", "3-5-1909 kan geen geboortedatum zijn. Kijk het jaar na."),
        ("3-5-2025", "3-5-2025 kan geen geboortedatum zijn. Kijk het jaar na."),
    ],
)
def test_a_date_that_cannot_be_is_told(cell: str, sentence: str) -> None:
    assert refusal("birth_date", cell) == sentence


def test_a_year_of_two_digits_belongs_to_a_person_of_a_plausible_age() -> None:
    parent = FieldSpec(
        name="d", kind=Kind.DATE, label_nl="datum", label_en="date", years=(-90, -11)
    )
    to_date = converter_for(spec=parent, reference_day=JUNE)
    assert to_date("3-5-15") == dt.date(2015, 5, 3)
    assert to_date("3-5-36") == dt.date(1936, 5, 3)
    with pytest.raises(UnfitError) as unfit:
        to_date("3-5-16")
    assert unfit.value.sentence_nl == "3-5-1916 kan geen datum zijn. Kijk het jaar na."


@given(st.dates(dt.date(1996, 1, 1), dt.date(2015, 12, 31)))
def test_any_birth_date_survives_each_notation(day: dt.date) -> None:
    serial = (day - dt.date(1899, 12, 30)).days
    forms = (f"{day:%d-%m-%Y}", f"{day:%Y%m%d}", f"{day:%d%m%Y}", f"{day:%d/%m/%y}", serial, day)
    assert {convert("birth_date", form) for form in forms} == {day}


@pytest.mark.parametrize(
    ("field", "cell", "value"),
    [
        ("postcode", "2511AB", "2511 AB"),
        ("postcode", " 2511  ab ", "2511 AB"),
        ("postcode", "", None),
        ("email", "Eva.Bos@School.NL ", "eva.bos@school.nl"),
        ("email", "mailto:a@b.nl", "a@b.nl"),
        ("email", "Eva <eva@b.nl>", "eva@b.nl"),
        ("email", "a@b.nl; c@d.nl", "a@b.nl"),
        ("email", "-", None),
        ("phone", "06-12345678", "+31612345678"),
        ("phone", "0031 6 12 34 56 78", "+31612345678"),
        ("phone", "+31 (0)6 12345678", "+31612345678"),
        ("phone", 612345678.0, "+31612345678"),
        ("phone", "31612345678", "+31612345678"),
        ("phone", "(070) 123 45 67", "+31701234567"),
        ("phone", "+32 470 12 34 56", "+32470123456"),
        ("phone", "geen / 06 12345678", "+31612345678"),
        ("pupil_number", "00123", "00123"),
        ("pupil_number", 12345.0, "12345"),
        ("pupil_number", " 00-12\u200b ", "00-12"),
        ("class_name", "4B1", "4B1"),
        ("first_name", "Null", "Null"),
        ("first_name", "NaN", "NaN"),
        ("first_name", True, "True"),
        ("first_name", "Zoe\u0308", "Zoë"),
        ("first_name", "\u202eE\x00va\u200f", "Eva"),
        ("first_name", "=HYPERLINK(1)", "=HYPERLINK(1)"),
        ("first_name", "'=Jan", "=Jan"),
        ("surname", "'t Hart", "'t Hart"),
        ("surname", "-", None),
        ("modules", "P/BWI/01, P/BWI/02", ("P/BWI/01", "P/BWI/02")),
        ("modules", "Bouwen, wonen; Hout|Hout", ("Bouwen, wonen", "Hout")),
        ("modules", "", ()),
        ("teachers", "jbo:wiskunde;kvr:Nederlands", ("jbo:wiskunde", "kvr:Nederlands")),
        ("leerweg", "VMBO-B", "bb"),
        ("leerweg", "Kaderberoepsgerichte leerweg", "kb"),
        ("leerweg", "vmbo gl", "gl"),
        ("leerweg", "MAVO", "tl"),
        ("leerweg", "vmbo-t", "tl"),
        ("profile", "E&O", "EO"),
        ("profile", "Zorg & Welzijn", "ZW"),
        ("profile", "zorg en welzijn", "ZW"),
        ("profile", "Bouwen, wonen en interieur", "BWI"),
        ("profile", "M&T", "MET"),
        ("profile", "MTE", "MT"),
        ("exam_result", "Geslaagd", "passed"),
        ("exam_result", "herkansing", "resit"),
        ("exam_result", "?", "unknown"),
        ("sex", "Meisje", "v"),
    ],
)
def test_a_value_becomes_one_form(field: str, cell: Cell, value: object) -> None:
    assert convert(field, cell) == value


@pytest.mark.parametrize(
    ("field", "cell", "sentence"),
    [
        ("pupil_number", "1,2E+08", "Excel heeft dit nummer afgerond. Maak de kolom tekst en vul het hele nummer opnieuw in."),
        ("class_name", dt.date(2026, 3, 4), "Excel heeft hier een datum van gemaakt. Maak de kolom tekst en vul de waarde opnieuw in."),
        ("first_name", "12345", "Hier staat geen naam. Schrijf de naam in letters."),
        ("first_name", "x" * 201, "Deze tekst heeft 201 tekens; er passen er 200. Maak hem korter."),
        ("email", "eva@school", "Dit is geen e-mailadres, zoals naam@school.nl. Verbeter het of laat de cel leeg."),
        ("phone", "06-1234", "Dit is geen telefoonnummer van tien cijfers, zoals 06 12345678. Verbeter het of laat de cel leeg."),
        ("exam_result", "blauw", "Dit kennen we niet bij uitslag. Kies uit: geslaagd, afgewezen, herexamen, onbekend."),
    ],
)  # fmt: skip
def test_a_value_that_does_not_fit_is_told(field: str, cell: Cell, sentence: str) -> None:
    assert refusal(field, cell) == sentence


def test_mt_alone_is_left_to_a_person_because_two_profiles_go_by_it() -> None:
    assert refusal("profile", "MT").startswith("Dit kennen we niet bij profiel. Kies uit: ")


@pytest.mark.parametrize(
    ("cell", "value"),
    [("7,3", "7.3"), ("7.3", "7.3"), ("1.234,50", "1234.50"), ("1.234", "1234"), (6.5, "6.5")],
)
def test_a_decimal_comma_is_read(cell: Cell, value: str) -> None:
    mark = FieldSpec(name="mark", kind=Kind.DECIMAL, label_nl="cijfer", label_en="mark")
    assert converter_for(spec=mark, reference_day=None)(cell) == Decimal(value)


@given(st.text(max_size=60), st.sampled_from(sorted(LEAVERS.by_name)))
def test_any_text_in_any_field_is_a_value_or_a_sentence(text: str, field: str) -> None:
    try:
        convert(field, text)
    except UnfitError as unfit:
        told = (unfit.sentence_nl, unfit.sentence_en)
    else:
        told = ("ok.", "ok.")
    assert all(sentence.endswith(".") for sentence in told)


@given(st.text(alphabet="0123456789 -+()/'=.@abzé,", max_size=14))
@example("'-")
def test_what_is_plain_is_read_as_anything_else(text: str) -> None:
    """A cell that needs no cleaning takes a short way; a space around it takes it the long one."""
    for field in ("phone", "email"):
        try:
            short: object = convert(field, text)
        except UnfitError as unfit:
            short = unfit.sentence_nl
        try:
            long: object = convert(field, f" {text} ")
        except UnfitError as unfit:
            long = unfit.sentence_nl
        assert short == long

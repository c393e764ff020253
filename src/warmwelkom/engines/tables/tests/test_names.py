import pytest

from warmwelkom.engines.tables.names import settle_names, split_full_name, split_surname


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("de Vries", ("de", "Vries", None)),
        ("De Vries", ("de", "Vries", None)),
        ("DE VRIES", ("de", "VRIES", None)),
        ("Vries, de", ("de", "Vries", None)),
        ("Vries, de, Jan", ("de", "Vries", "Jan")),
        ("Vries, Jan de", ("de", "Vries", "Jan")),
        ("Berg, Anna Maria van den", ("van den", "Berg", "Anna Maria")),
        ("van der Berg", ("van der", "Berg", None)),
        ("van 't Hoff", ("van 't", "Hoff", None)),
        ("’t Hart", ("’t", "Hart", None)),
        ("in 't Veld", ("in 't", "Veld", None)),
        ("v.d. Meer", ("v.d.", "Meer", None)),
        ("Jansen", (None, "Jansen", None)),
        ("Jansen, Jan", (None, "Jansen", "Jan")),
        ("Jansen-de Vries", (None, "Jansen-de Vries", None)),
        ("El Amrani", (None, "El Amrani", None)),
        ("el Amrani", ("el", "Amrani", None)),
        ("Garcia Lopez", (None, "Garcia Lopez", None)),
        ("Van", (None, "Van", None)),
        ("de", (None, "de", None)),
    ],
)
def test_a_surname_is_taken_apart(written: str, parts: tuple[str | None, str, str | None]) -> None:
    assert split_surname(written) == parts


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("Jan de Vries", ("Jan", "de", "Vries")),
        ("Anna Maria van den Berg", ("Anna Maria", "van den", "Berg")),
        ("Vries, Jan de", ("Jan", "de", "Vries")),
        ("de Vries, Jan", ("Jan", "de", "Vries")),
        ("Eva Bos", ("Eva", None, "Bos")),
        ("Eva", (None, None, "Eva")),
    ],
)
def test_a_full_name_is_taken_apart(
    written: str, parts: tuple[str | None, str | None, str]
) -> None:
    assert split_full_name(written) == parts


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            {"first_name": "Jan", "prefix": "de", "surname": "de Vries"},
            {"first_name": "Jan", "prefix": "de", "surname": "Vries"},
        ),
        (
            {"first_name": "Jan", "prefix": "v.d.", "surname": "van den Berg"},
            {"first_name": "Jan", "prefix": "v.d.", "surname": "van den Berg"},
        ),
        (
            {"first_name": "Eva", "surname": "Bos, Anna"},
            {"first_name": "Eva", "surname": "Bos, Anna"},
        ),
        (
            {"full_name": "Bos, Eva van"},
            {"first_name": "Eva", "prefix": "van", "surname": "Bos"},
        ),
        (
            {"first_name": "Eva", "full_name": "Eva Bos", "surname": "Bos"},
            {"first_name": "Eva", "surname": "Bos"},
        ),
    ],
)
def test_each_name_comes_to_its_own_field(
    before: dict[str, object], after: dict[str, object]
) -> None:
    settle_names(before)
    assert before == after

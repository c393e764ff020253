import pytest

from warmwelkom.engines.tables import LEAVERS, Mapping, TableError, recognise


def mapping_of(*columns: str) -> Mapping:
    return recognise(columns=columns, sample_rows=(), schema=LEAVERS)


def test_a_column_moves_from_one_field_to_another() -> None:
    mapping = mapping_of("Roepnaam", "Achternaam", "Geboortedatum")
    moved = mapping.with_column("official_names", "Roepnaam")
    assert moved.fields == {
        "official_names": "Roepnaam",
        "surname": "Achternaam",
        "birth_date": "Geboortedatum",
    }
    assert [spec.name for spec in moved.missing] == ["first_name"]


def test_a_refused_column_cannot_be_mapped() -> None:
    mapping = mapping_of("Roepnaam", "BSN")
    with pytest.raises(TableError) as refusal:
        mapping.with_column("pupil_number", "BSN")
    assert (
        refusal.value.sentence_nl
        == "In de kolom “BSN” staan burgerservicenummers. Die mogen we niet bewaren."
    )


def test_what_was_remembered_goes_first_but_never_over_a_refusal() -> None:
    remembered = {
        "schema": "leavers",
        "fields": {"pupil_number": "PGN", "first_name": "Vrij veld 1", "mentor": "Weg"},
    }
    mapping = recognise(
        columns=("PGN", "Vrij veld 1", "Roepnaam"),
        sample_rows=(),
        schema=LEAVERS,
        remembered=remembered,
    )
    assert mapping.fields == {"first_name": "Vrij veld 1"}
    assert mapping.refused == ("PGN",)
    assert mapping.unmapped == ("Roepnaam",)
    assert mapping.to_dict() == {"schema": "leavers", "fields": {"first_name": "Vrij veld 1"}}

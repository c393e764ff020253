"""Files of dossiers: the same in JSON and XML, whole through both schemas, and closed to what isn't listed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmwelkom.engines.dossier.example import example_dossier
from warmwelkom.engines.dossier.faults import SENTENCES, line_of
from warmwelkom.engines.dossier.files import (
    MOST_BYTES,
    check_dossier,
    dossier_as_json,
    dossier_as_xml,
    read_dossier,
)
from warmwelkom.engines.dossier.form import every_form
from warmwelkom.engines.dossier.format_one import file_names
from warmwelkom.engines.dossier.json_schema import json_schema
from warmwelkom.engines.dossier.tests.documents import FORM, TODAY, changed, example, faults, put
from warmwelkom.engines.dossier.xsd import xml_schema

FORMATS = Path(__file__).resolve().parents[5] / "docs" / "formats" / "dossier"


def test_the_example_has_every_field_of_its_form_and_no_fault() -> None:
    for form in every_form():
        document = example_dossier(form, today=TODAY)
        assert check_dossier(document, form=form, today=TODAY) == ()
        assert list(document["uitspraken"]) == [file_names()[f.key].name for f in form.fields]


def test_json_and_xml_say_the_same_and_come_back_equal_to_the_byte() -> None:
    document = example()
    as_json, as_xml = dossier_as_json(document, form=FORM), dossier_as_xml(document, form=FORM)
    for content in (as_json, as_xml):
        reading = read_dossier(content, today=TODAY)
        assert reading.faults == ()
        assert reading.document == document
        assert reading.form is FORM
        assert dossier_as_json(reading.document, form=FORM) == as_json
        assert dossier_as_xml(reading.document, form=FORM) == as_xml


@given(text=st.text(min_size=1, max_size=400))
def test_any_text_that_may_be_written_comes_back_from_both(text: str) -> None:
    document = changed(lambda d: put(d, "uitspraken.leren.waarde", text))
    if check_dossier(document, form=FORM, today=TODAY):
        return
    for content in (dossier_as_json(document, form=FORM), dossier_as_xml(document, form=FORM)):
        assert read_dossier(content, today=TODAY).document == document


@given(content=st.binary(max_size=200), start=st.sampled_from([b"{", b"<", b"", b"<?xml"]))
def test_garbage_is_refused_and_never_breaks_the_check(content: bytes, start: bytes) -> None:
    assert read_dossier(start + content, today=TODAY).document is None


def test_the_order_of_fields_in_a_file_does_not_matter() -> None:
    turned = dict(reversed(example().items()))
    content = json.dumps(turned).encode()
    document = read_dossier(content, today=TODAY).document
    assert document is not None
    assert dossier_as_json(document, form=FORM) == dossier_as_json(example(), form=FORM)


@pytest.mark.parametrize("form", every_form(), ids=lambda form: form.name)
def test_the_committed_schemas_are_what_the_form_gives(form: Any) -> None:
    assert (FORMATS / f"{form.name}.schema.json").read_bytes() == json_schema(form)
    assert (FORMATS / f"{form.name}.xsd").read_bytes() == xml_schema(form)


def test_every_field_of_every_form_has_one_name_in_a_file() -> None:
    fields = {field.key: set(field.options) for form in every_form() for field in form.fields}
    assert {key: set(row.options) for key, row in file_names().items()} == fields
    assert len({row.name for row in file_names().values()}) == len(fields)


def test_a_parent_may_be_there_until_sixteen() -> None:
    young = changed(lambda d: put(d, "leerling.geboortedatum", "2010-07-04"))
    young["verzorger"] = {"telefoon": "0612345678"}
    assert check_dossier(young, form=FORM, today=TODAY) == ()
    young["leerling"]["geboortedatum"] = "2010-07-03"
    assert [f.where for f in check_dossier(young, form=FORM, today=TODAY)] == ["verzorger"]


def test_a_number_that_fails_the_check_of_a_citizen_number_may_stay() -> None:
    fine = changed(lambda d: put(d, "uitspraken.stage.waarde.0", "KvK 111222334, tel. 0612345678"))
    assert check_dossier(fine, form=FORM, today=TODAY) == ()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b" \n ", "empty_file"),
        (b"PK\x03\x04", "not_text"),
        (b"[]", "not_text"),
        (b"{", "not_json"),
        (b'{"a": NaN}', "not_json"),
        (b'{"a": Infinity}', "not_json"),
        (b'{"a": ' + b"9" * 5000 + b"}", "not_json"),
        (b'{"a": "\xff"}', "not_json"),
        (b'{"a":' * 100_000, "not_json"),
        (b'{"a":' * 50 + b"1" + b"}" * 50, "not_json"),
        (b"{}", "not_a_dossier"),
        (b'{"formaat": "warm-welkom-dossier/2"}', "not_a_dossier"),
        (b'{"formaat": "warm-welkom-dossier/1", "formulier": "2031-01-01"}', "no_form"),
        (b"<dossier>", "not_xml"),
        (b"<dossier/>", "not_a_dossier"),
        (b"<a>" * 100_000, "not_xml"),
        (b'<?xml version="1.0" encoding="klingon"?><dossier/>', "not_xml"),
        (b'<!DOCTYPE dossier><dossier xmlns="urn:warm-welkom:dossier:1"/>', "dtd"),
        (b'<!DOCTYPE d [<!ENTITY a "b">]><dossier>&a;</dossier>', "dtd"),
        (b'<!DOCTYPE d SYSTEM "file:///etc/passwd"><dossier/>', "dtd"),
        (b"{" + b" " * 50_000_000 + b"}", "too_large"),
        (b"{" + b" " * MOST_BYTES, "too_large"),
    ],
    ids=lambda value: value[:20] if isinstance(value, bytes) else value,
)
def test_a_file_that_is_no_dossier_is_refused_with_one_sentence(content: bytes, code: str) -> None:
    assert [found for _, found in faults(content)] == [code]


def test_keys_that_stand_twice_are_named() -> None:
    content = dossier_as_json(example(), form=FORM).replace(
        b'"datum":', b'"datum": "x", "datum":', 1
    )
    assert faults(content) == [("datum", "twice")]


@pytest.mark.parametrize(
    ("old", "new", "where", "code"),
    [
        ("<zorgdeel>", "<zorgdeel>true</zorgdeel><zorgdeel>", "zorgdeel", "twice"),
        ("<zorgdeel>", '<zorgdeel soort="x">', "zorgdeel.@soort", "unknown"),
        ("<zorgdeel>", "tekst<zorgdeel>", "", "not_record"),
        ("<zorgdeel>", '<x:kleur xmlns:x="urn:x"/><zorgdeel>', "{urn:x}kleur", "unknown"),
        ("<waarde>12<", "<waarde>1.5<", "uitspraken.urenongeoorloofd.waarde", "not_whole"),
        ("<waarde>12<", "<waarde><b/>12<", "uitspraken.urenongeoorloofd.waarde.b", "unknown"),
        ("<regel>", "<lijn/><regel>", "uitspraken.schoolloopbaan.waarde.lijn", "unknown"),
    ],
)
def test_xml_is_as_closed_as_json(old: str, new: str, where: str, code: str) -> None:
    content = dossier_as_xml(example(), form=FORM).replace(old.encode(), new.encode(), 1)
    assert (where, code) in faults(content)


def test_a_fault_is_one_line_whatever_the_name_of_the_field() -> None:
    content = json.dumps(example() | {"kwaad\n\x1b[31m": 1}).encode()
    (fault,) = read_dossier(content, today=TODAY).faults
    assert line_of(fault) == ("kwaad??[31m: staat niet op de gesloten lijst. Haal dit veld weg.")
    assert line_of(fault, "en") == "kwaad??[31m: is not on the closed list. Take this field out."


def test_every_sentence_stands_in_two_languages() -> None:
    assert all(nl and en and nl != en for nl, en in SENTENCES.values())

"""What is wrong with a file is told by field, and both schemas refuse it too."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest
from lxml import etree

from warmwelkom.engines.dossier.files import dossier_as_xml
from warmwelkom.engines.dossier.json_schema import json_schema
from warmwelkom.engines.dossier.shape import Document
from warmwelkom.engines.dossier.tests.documents import (
    BY_RULE,
    BY_SHAPE,
    FORM,
    changed,
    example,
    faults,
    raw_xml,
)
from warmwelkom.engines.dossier.xsd import xml_schema


@pytest.mark.parametrize(("where", "code", "change"), BY_SHAPE + BY_RULE)
def test_what_is_wrong_is_told_with_the_name_of_the_field(
    where: str, code: str, change: Callable[[Document], Any]
) -> None:
    document = changed(change)
    assert faults(json.dumps(document).encode()) == [(where, code)]


@pytest.mark.parametrize(("where", "code", "change"), BY_SHAPE)
def test_the_json_schema_refuses_what_the_check_refuses(
    where: str, code: str, change: Callable[[Document], Any]
) -> None:
    document = changed(change)
    schema = json.loads(json_schema(FORM))
    validator = jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    assert list(validator.iter_errors(example())) == []
    assert list(validator.iter_errors(document)) != [], (where, code)


@pytest.mark.parametrize(
    ("where", "code", "change"), [case for case in BY_SHAPE if case[1] != "not_rows"]
)
def test_the_xml_schema_refuses_what_the_check_refuses(
    where: str, code: str, change: Callable[[Document], Any]
) -> None:
    schema = etree.XMLSchema(etree.fromstring(xml_schema(FORM)))
    assert schema.validate(etree.fromstring(dossier_as_xml(example(), form=FORM)))
    element = etree.fromstring(raw_xml(changed(change)))
    assert not schema.validate(element), (where, code)

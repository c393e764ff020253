"""The closed list as data: whole, in both languages, and of its day."""

from __future__ import annotations

import datetime as dt

import pytest

from warmwelkom.engines.dossier.form import NoFormError, form_named, form_on

FIRST = "2020-08-01"
ARTICLES = {4, 5, 6, 7}  # of the decree, by its article 8


def test_a_day_has_the_form_that_counts_then() -> None:
    assert form_on(dt.date(2026, 4, 2)).name == FIRST
    assert form_on(dt.date(2020, 8, 1)) is form_named(FIRST)


def test_before_the_first_form_there_is_none() -> None:
    with pytest.raises(NoFormError):
        form_on(dt.date(2020, 7, 31))
    with pytest.raises(NoFormError):
        form_named("../../secret")


def test_each_field_stands_under_an_article_that_allows_it() -> None:
    form = form_named(FIRST)
    assert set(form.articles) == ARTICLES
    assert {field.article for field in form.fields} == ARTICLES
    assert [field.key for field in form.fields if field.article == 7] == ["absence"]


def test_each_field_speaks_dutch_and_english() -> None:
    form = form_named(FIRST)
    for field in form.fields:
        words = [field.title, field.help, *field.options.values()]
        assert [set(word) for word in words] == [{"nl", "en"}] * len(words), field.key
        assert set(field.starts) in (set(), {"nl", "en"}), field.key
        assert len(field.starts.get("nl", ())) == len(field.starts.get("en", ())), field.key


def test_each_part_has_fields_and_each_text_a_limit() -> None:
    form = form_named(FIRST)
    assert [len(form.of_part(part)) for part in "ABC"] == [6, 11, 5]
    for field in form.fields:
        assert (field.longest > 0) == (field.kind != "choice"), field.key
        assert (field.most > 0) == (field.kind == "lines"), field.key
        assert bool(field.options) == (field.kind == "choice"), field.key


def test_what_the_list_does_not_know_is_no_field() -> None:
    with pytest.raises(KeyError):
        form_named(FIRST).field("religion")

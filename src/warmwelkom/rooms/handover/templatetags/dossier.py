"""Words of the dossier for its pages."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import get_language

from warmwelkom.engines.dossier.form import Field, form_named
from warmwelkom.engines.dossier.values import text_of, typed_of
from warmwelkom.rooms.handover.models import Statement
from warmwelkom.rooms.transitions.api import words_for

register = template.Library()


def _language() -> str:
    return "en" if (get_language() or "nl").startswith("en") else "nl"


@register.filter
def title(field: Field) -> str:
    return field.title[_language()]


@register.filter
def help_text(field: Field) -> str:
    return field.help[_language()]


@register.filter
def starts(field: Field) -> tuple[str, ...]:
    """Sentences to start from."""
    return field.starts.get(_language(), ())


@register.filter
def options(field: Field) -> list[tuple[str, str]]:
    return [(key, words[_language()]) for key, words in field.options.items()]


@register.filter
def said(statement: Statement, field: Field) -> str:
    """What stands in a field, as somebody reads it."""
    return text_of(field, statement.value, _language())


@register.filter
def typed(statement: Statement | None, field: Field) -> str:
    """What stands in a field, as its input holds it."""
    return typed_of(field, statement.value) if statement else ""


@register.filter
def fault_of(faults: dict[str, Any], field: Field) -> Any:
    return faults.get(field.key)


@register.filter
def act_words(action: str) -> str:
    return words_for(action)


@register.filter
def article_title(form: Any, number: int) -> str:
    """What the decree calls an article."""
    return str(form.articles[number][_language()])


@register.filter
def said_by_key(statement: Statement) -> str:
    """What stands in a statement whose field is not at hand."""
    field = form_named(statement.dossier.form).field(statement.field)
    return text_of(field, statement.value, _language())


@register.filter
def writes_dossiers(actor: Any) -> bool:
    """Whether this reader has pages of dossiers; a decaan sees how far they are and no more."""
    return bool(actor.has("mentor", "care_coordinator"))

"""The part of an open page that is fetched anew, or 304 where its reader has it already."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import get_conditional_response


def part_of_page(
    request: HttpRequest, template: str, words: Callable[[], Mapping[str, Any]], *, tag: str
) -> HttpResponseBase:
    """`words` is what the template shows, asked only where `tag` is another than the reader's."""
    known: HttpResponseBase | None = get_conditional_response(request, etag=tag)
    if known is not None:
        return known
    answer = render(request, template, dict(words()))
    answer["ETag"] = tag
    return answer

"""The work of an answer is the same for who has an account and who has none, so its time tells nothing.

Counted, not timed: the same statements in the same order, the same mail, the same job. `./bench timing` measures.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW, Cast

from warmwelkom.base.outbox.models import Message
from warmwelkom.rooms.transitions.domain.access_codes import (
    CodeDoesNotFit,
    hash_of,
    use_access_code,
)
from warmwelkom.rooms.transitions.models import AccessCode

LOGIN = "/account/login/"
VALUE = re.compile(r"'[^']*'(::\w+)?|\b\d+\b|\bARRAY\[[^\]]*\]|\"s\d+_x\d+\"|_django_curs_\w+")


@pytest.fixture(autouse=True)
def as_in_the_house(settings: Any) -> None:
    settings.EMAIL_BACKEND = "warmwelkom.base.outbox.mail.OutboxBackend"
    cache.clear()


def work_of(do: Any) -> list[str]:
    """Every statement, without its values."""
    with CaptureQueriesContext(connection) as asked:
        do()
    return [VALUE.sub("?", row["sql"])[:120] for row in asked if "set_config" not in row["sql"]]


def _ask(email: str) -> Any:
    return lambda: Client().post(LOGIN, {"email": email})


def test_an_address_without_an_account_costs_what_another_costs(cast: Cast) -> None:
    _ask("warm@school.example")()  # what is put together once in a process
    there = work_of(_ask(cast.alice.email))
    none = work_of(_ask("nobody@school.example"))
    assert there == none
    assert Message.objects.filter(to=cast.alice.email).count() == 1
    assert Message.objects.filter(to="nobody@school.example").count() == 1


def test_and_so_it_does_the_second_time(cast: Cast) -> None:
    """Who has no account is told so once a day; the work is done each time."""
    for email in ("warm@school.example", cast.alice.email, "nobody@school.example"):
        _ask(email)()
    assert work_of(_ask(cast.alice.email)) == work_of(_ask("nobody@school.example"))


def test_both_see_the_same_page(cast: Cast) -> None:
    pages = []
    for email in (cast.alice.email, "nobody@school.example"):
        browser = Client()
        answer = browser.post(LOGIN, {"email": email})
        text = browser.get(answer["Location"]).content.decode()
        text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", text)
        pages.append((answer.status_code, answer["Location"], text.replace(email, "…")))
    assert pages[0] == pages[1]


def _use(code: str) -> Any:
    def use() -> None:
        with pytest.raises(CodeDoesNotFit):
            use_access_code(code=code, birth_date=dt.date(2009, 1, 1), now=NOW)

    return use


def test_a_code_that_is_not_there_costs_what_one_that_is_costs(cast: Cast) -> None:
    with cast.scope():
        AccessCode.objects.filter(pk=cast.dina_code.pk).update(code_hash=hash_of("ABCDEFGHJK"))
    assert work_of(_use("ABCDEFGHJK")) == work_of(_use("ZZZZZZZZZZ"))
    with cast.scope():
        assert AccessCode.objects.get(pk=cast.dina_code.pk).failures == 1


def test_many_guesses_of_a_mailed_code_at_once_are_three(cast: Cast) -> None:
    """The library keeps its count in the session, which each request reads before the others wrote."""
    browser = Client()
    browser.post(LOGIN, {"email": cast.alice.email})
    session = browser.session
    before = dict(session.items())
    answers = []
    for number in range(6):
        store = browser.session  # as it was when all six arrived
        store.clear()
        store.update(before)
        store.save()
        answers.append(
            browser.post("/account/login/code/confirm/", {"code": f"{number:06}"}).content.decode()
        )
    told = ["Wacht vijf minuten" in text for text in answers]
    assert told == [False, False, False, True, True, True]

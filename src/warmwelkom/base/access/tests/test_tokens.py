from __future__ import annotations

from typing import Any
from uuid import UUID

from warmwelkom.base.access.tokens import LETTERS, token_of

ROW = UUID(int=1)


def test_a_link_that_was_sent_can_be_written_again_with_the_same_words(settings: Any) -> None:
    """These words stand in mails that were sent: whoever makes others closes every link."""
    settings.SECRET_KEY = "a key for this test"
    assert token_of(ROW, what="access-link-token", length=24) == "PFANZ7PYSPJ8R6CZEFMMJ4B2"


def test_no_kind_of_link_and_no_row_has_the_words_of_another() -> None:
    found = {
        token_of(row, what=what, length=26) for row in (ROW, UUID(int=2)) for what in ("a", "b")
    }
    assert len(found) == 4
    assert all(len(one) == 26 and set(one) <= set(LETTERS) for one in found)

"""Only what is a number, and no larger than can be meant."""

from __future__ import annotations

import pytest

from warmwelkom.base.typed import whole_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0), ("7", 7), ("42", 42), ("007", None), ("07", 7), ("43", None), ("9" * 5000, None), ("", None), ("-1", None),
        ("+1", None), ("1.0", None), (" 1", None), ("²", None), ("٣", None), ("een", None), ("1_0", None),
    ],
)  # fmt: skip
def test_a_number_is_read(text: str, number: int | None) -> None:
    assert whole_number(text, most=42) == number

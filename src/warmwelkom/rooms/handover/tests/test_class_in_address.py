"""The name of a class comes back in the address whole, whatever it is."""

from __future__ import annotations

import pytest
from tests.everything import Everything
from tests.laws.test_methods import _addresses


@pytest.mark.parametrize(
    ("name", "back"), [("4K & 1", "class=4K+%26+1"), ("x" * 20_000, f"class={'x' * 60}")]
)
def test_the_name_of_a_class_comes_back_whole_unless_no_address_holds_it(
    whole: Everything, name: str, back: str
) -> None:
    door = _addresses(whole)["handover:open_class"]
    answer = whole.cast.client("alice").post(door, {"class": name})
    assert answer.status_code == 302
    assert answer["Location"].partition("?")[2] == back

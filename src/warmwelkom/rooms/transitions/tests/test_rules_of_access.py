"""A rule that is moved one step away says the same of the rows there."""

from __future__ import annotations

import pytest
from django.db.models import Exists, F, Q

from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.transitions.rules_of_access import through


def test_every_column_of_a_rule_is_moved_also_the_one_it_is_compared_with() -> None:
    rule = Q(seen=1) & ~(Q(written__lte=F("opened")) | Q(version__gt=1))
    there = Q(d__seen=1) & ~(Q(d__written__lte=F("d__opened")) | Q(d__version__gt=1))
    assert through(rule, "d__") == there


def test_a_rule_that_cannot_be_moved_is_refused() -> None:
    with pytest.raises(TypeError, match="__in"):
        through(Q(Exists(Region.objects.all())), "d__")

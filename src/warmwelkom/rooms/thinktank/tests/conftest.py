from __future__ import annotations

import pytest
from tests.cast import Cast

from warmwelkom.rooms.thinktank.tests.threads import Threads, make_threads


@pytest.fixture
def threads(cast: Cast) -> Threads:
    """A think tank with one thread in Haaglanden."""
    with cast.scope():
        return make_threads(cast)

"""The request as the gate hands it to a view: with who asks and which moment it is."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest

from warmwelkom.base.access.actor import Actor


class HouseRequest(HttpRequest):
    """A type for views; the gate adds `actor` and `now` to every request it lets through."""

    actor: Actor
    now: dt.datetime

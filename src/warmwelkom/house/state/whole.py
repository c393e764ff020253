"""All findings, in the order in which they are mended."""

from __future__ import annotations

from django.db import DatabaseError, transaction

from warmwelkom.house.state.finding import Finding
from warmwelkom.house.state.of_backups import of_backups
from warmwelkom.house.state.of_database import of_database
from warmwelkom.house.state.of_machine import of_machine


def findings() -> list[Finding]:
    """What is missing or unsafe; a question that the database does not answer is a finding too."""
    found: list[Finding] = []
    for ask in (of_machine, of_database, of_backups):
        try:
            with transaction.atomic():
                found += ask()
        except DatabaseError as fault:
            kind = type(fault.__cause__ or fault).__name__
            found.append(
                Finding(
                    name="database",
                    sentence=f"The database did not answer ({kind}). Look whether it runs, and run warmwelkom prepare.",
                )
            )
    return found

"""What a restore put aside: the data of before. Pupils' data, so it may not stay."""

from __future__ import annotations

import shutil
from pathlib import Path

from django.db import connection
from psycopg import sql

from warmwelkom.house.backup import media
from warmwelkom.house.backup.new_database import BEFORE, LONGEST, beside


def left_databases() -> list[str]:
    begin = f"{str(connection.settings_dict['NAME'])[:LONGEST]}{BEFORE}"
    with connection.cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database ORDER BY datname")
        return [str(name) for (name,) in cursor.fetchall() if str(name).startswith(begin)]


def left_folders() -> list[Path]:
    here = media.folder()
    return sorted(here.parent.glob(f"{here.name}.before-*")) if here else []


def remove_left() -> list[str]:
    """Erase all of it; returns their names."""
    databases, folders = left_databases(), left_folders()
    with beside() as owner:
        for name in databases:
            owner.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(name)))
    for folder in folders:
        shutil.rmtree(folder)
    return [*databases, *map(str, folders)]

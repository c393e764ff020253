"""A new database has two roles: one makes the tables, the other is bound by them."""

from __future__ import annotations

from typing import Any

import psycopg
import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

pytestmark = pytest.mark.django_db


def _rows(sql: str, *words: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, words)
        return list(cursor.fetchall())


def test_the_web_role_may_nothing_of_itself() -> None:
    assert _rows(
        "SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication "
        "FROM pg_roles WHERE rolname = 'warmwelkom_web'"
    ) == [(False, False, False, False, False)]


def test_every_table_is_the_owners() -> None:
    [(owner,)] = _rows("SELECT session_user")
    tables = {model._meta.db_table for model in apps.get_models() if model._meta.managed}
    owners = dict(_rows("SELECT tablename, tableowner FROM pg_tables WHERE schemaname = 'public'"))
    assert owner != "warmwelkom_web"
    assert {table: owners[table] for table in tables} == dict.fromkeys(tables, owner)


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TABLE own (id int)",
        "ALTER TABLE transitions_pupil DISABLE ROW LEVEL SECURITY",
        "DROP POLICY region_bound ON transitions_pupil",
        "TRUNCATE audit_act",
        "UPDATE audit_act SET action = ''",
        "CREATE ROLE other",
    ],
)
def test_the_web_role_may_not_loosen_what_binds_it(sql: str) -> None:
    with pytest.raises(DatabaseError) as fault, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert isinstance(fault.value.__cause__, psycopg.errors.InsufficientPrivilege)


def test_what_the_owner_makes_later_the_web_role_may_use() -> None:
    [(rights,)] = _rows(
        "SELECT array_agg(privilege_type) FROM pg_default_acl, "
        "LATERAL aclexplode(defaclacl) WHERE defaclobjtype = 'r' AND grantee = 'warmwelkom_web'::regrole"
    )
    assert sorted(rights) == ["DELETE", "INSERT", "SELECT", "UPDATE"]

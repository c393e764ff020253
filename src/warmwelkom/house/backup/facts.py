"""What a database holds, in figures: rows and hash of each table, counters, and the locks on them.

A backup writes them down in the very moment that it keeps; a restore counts again and compares. The hash of a table
is a sum over its rows, so it asks for no order and no memory.
"""

from __future__ import annotations

from typing import Any

import psycopg
from psycopg import sql

ALIKE = {
    # a row must read the same on every server
    "timezone": "UTC",
    "datestyle": "ISO, YMD",
    "intervalstyle": "iso_8601",
    "extra_float_digits": "1",
    "bytea_output": "hex",
    "row_security": "off",
}
TABLES = """
SELECT relname FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') ORDER BY relname
"""
ONE_TABLE = """
SELECT count(*), coalesce(sum(
  ('x' || left(encode(sha256(convert_to(t::text, 'UTF8')), 'hex'), 16))::bit(64)::bigint::numeric), 0)::text
FROM {} t
"""
COUNTERS = (
    "SELECT sequencename, coalesce(last_value, 0) FROM pg_sequences WHERE schemaname = 'public'"
)
LOCKS = """
SELECT 'bound ' || relname FROM pg_class
  WHERE relnamespace = 'public'::regnamespace AND relrowsecurity
UNION ALL SELECT format('rule %s.%s %s %s', tablename, policyname, cmd, roles::text) FROM pg_policies
  WHERE schemaname = 'public'
UNION ALL SELECT format('trigger %s.%s', c.relname, t.tgname) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
  WHERE c.relnamespace = 'public'::regnamespace AND NOT t.tgisinternal
UNION ALL SELECT format('right %s %s', c.relname, a.privilege_type) FROM pg_class c, aclexplode(c.relacl) a
  WHERE c.relnamespace = 'public'::regnamespace AND a.grantee = 'warmwelkom_web'::regrole
UNION ALL SELECT format('right %s.%s %s', c.relname, t.attname, a.privilege_type)
  FROM pg_attribute t JOIN pg_class c ON c.oid = t.attrelid, aclexplode(t.attacl) a
  WHERE c.relnamespace = 'public'::regnamespace AND a.grantee = 'warmwelkom_web'::regrole
UNION ALL SELECT format('right %s() %s', p.proname, a.privilege_type) FROM pg_proc p, aclexplode(p.proacl) a
  WHERE p.pronamespace = 'public'::regnamespace AND a.grantee = 'warmwelkom_web'::regrole
UNION ALL SELECT format('anyone may %s()', p.proname) FROM pg_proc p
  WHERE p.pronamespace = 'public'::regnamespace AND has_function_privilege('public', p.oid, 'EXECUTE')
UNION ALL SELECT format('later %s %s', d.defaclobjtype, a.privilege_type) FROM pg_default_acl d, aclexplode(d.defaclacl) a
  WHERE d.defaclnamespace = 'public'::regnamespace AND a.grantee = 'warmwelkom_web'::regrole
ORDER BY 1
"""

Connection = psycopg.Connection[tuple[Any, ...]]


def facts_of(owner: Connection) -> dict[str, Any]:
    """Everything below, in the transaction that is open."""
    for name, value in ALIKE.items():
        owner.execute("SELECT set_config(%s, %s, true)", [name, value])
    tables = [str(row[0]) for row in owner.execute(TABLES).fetchall()]
    return {
        "tables": {name: _one(owner, name) for name in tables},
        "counters": {str(row[0]): int(row[1]) for row in owner.execute(COUNTERS).fetchall()},
        "locks": [str(row[0]) for row in owner.execute(LOCKS).fetchall()],
    }


def _one(owner: Connection, table: str) -> dict[str, Any]:
    row = owner.execute(sql.SQL(ONE_TABLE).format(sql.Identifier(table))).fetchone()
    assert row is not None  # noqa: S101  a count is always one row
    return {"rows": int(row[0]), "hash": str(row[1])}


def differences(*, was: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """In words, what came out otherwise than it went in; empty when all did."""
    told = [
        f"table {name}: {_said(was['tables'].get(name))} went in, {_said(now['tables'].get(name))} came out"
        for name in sorted({*was["tables"], *now["tables"]})
        if was["tables"].get(name) != now["tables"].get(name)
    ]
    told += [
        f"counter {name} stands at {now['counters'].get(name, 0)} and was at {value}"
        for name, value in sorted(was["counters"].items())
        if now["counters"].get(name, 0) < value
    ]
    told += [f"lost: {lock}" for lock in was["locks"] if lock not in set(now["locks"])]
    return told + [f"too much: {lock}" for lock in now["locks"] if lock not in set(was["locks"])]


def _said(table: dict[str, Any] | None) -> str:
    return f"{table['rows']} rows ({table['hash'][:12]})" if table else "no table"

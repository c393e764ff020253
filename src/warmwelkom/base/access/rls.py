"""Row-level security as migration operations: the database is the last lock."""

from __future__ import annotations

from django.db import migrations

WEB_ROLE = "warmwelkom_web"
REGION = "(SELECT NULLIF(current_setting('warmwelkom.region', true), '')::uuid)"
"""The region of the transaction. As an id and not as text, so that a rule can use an index on the region and
the planner knows how many rows it leaves; in a SELECT of its own, so that it is asked once and not for each row.
"""


def region_bound(table: str, *, column: str = "region_id") -> migrations.RunSQL:
    """The web role sees and writes only rows of the region set for its transaction.

    The owner is bound too (FORCE), except that migrations and backups may set `row_security` off
    as superuser; a region that is not set matches nothing.
    """
    condition = f"{column} = {REGION}"
    return migrations.RunSQL(
        sql=f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY; "
        f"CREATE POLICY region_bound ON {table} TO {WEB_ROLE} USING ({condition}) WITH CHECK ({condition});",
        reverse_sql=f"DROP POLICY region_bound ON {table}; ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;",
    )


def append_only(table: str) -> migrations.RunSQL:
    """The web role may add and read rows, never change or remove them."""
    return migrations.RunSQL(
        sql=f"REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {WEB_ROLE};",
        reverse_sql=f"GRANT UPDATE, DELETE ON {table} TO {WEB_ROLE};",
    )

"""The database: its release, its two roles, the locks on its tables, and what waits in it."""

from __future__ import annotations

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction

from warmwelkom.base.access import replica
from warmwelkom.base.access.scope import region_scope
from warmwelkom.base.sealing.keys import CanNotOpenError, key_file, ring
from warmwelkom.base.sealing.moving import keys_in_use
from warmwelkom.house import config
from warmwelkom.house.postgres.address import is_embedded
from warmwelkom.house.state.finding import Finding, Findings
from warmwelkom.house.views.health import parts_of_the_house
from warmwelkom.rooms.people.models import Region

OLDEST = 15
UNBOUND = {"people", "curriculum"}
"""Rooms whose tables every region reads; who may see which row is for the policies there."""
WEB_ROLE = """
SELECT rolsuper OR rolbypassrls, rolcreatedb OR rolcreaterole, rolcanlogin
FROM pg_roles WHERE rolname = 'warmwelkom_web'
"""
LOOSE = """
SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'region_id'
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND (NOT c.relrowsecurity
  OR NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid)) ORDER BY 1
"""
LATE_JOBS = """
SELECT count(*), coalesce(extract(epoch FROM now() - min(coalesce(e.at, now()))), 0)
FROM procrastinate_jobs j
LEFT JOIN LATERAL (SELECT max(at) AS at FROM procrastinate_events e WHERE e.job_id = j.id) e ON true
WHERE j.status = 'todo' AND (j.scheduled_at IS NULL OR j.scheduled_at < now())
"""
FAILED_JOBS = """
SELECT j.task_name, count(*) FROM procrastinate_jobs j
WHERE j.status = 'failed' AND EXISTS
  (SELECT 1 FROM procrastinate_events e WHERE e.job_id = j.id AND e.at > now() - interval '1 day')
GROUP BY 1 ORDER BY 1
"""
LATE_AFTER = 15 * 60


def of_database() -> Findings:
    parts = parts_of_the_house()
    if parts["migrations"] != "ok":
        yield Finding(
            name="migrations",
            sentence="Tables must still be made or changed: run warmwelkom prepare. What asks for them waits until then.",
        )
        return
    if parts["worker"] != "ok":
        yield Finding(
            name="worker",
            sentence="No worker gave a sign of life for half a minute: no mail leaves and no list is read. Start one.",
        )
    yield from _of_server()
    yield from _of_roles()
    yield from _of_locks()
    yield from _of_sealed_words()
    yield from _of_jobs()
    yield from _of_replica()


def _of_server() -> Findings:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version_num")
        row = cursor.fetchone()
    release = int(row[0]) // 10_000 if row else 0
    if release < OLDEST:
        yield Finding(
            name="PostgreSQL",
            sentence=f"PostgreSQL is release {release}; {OLDEST} or newer is needed.",
        )
    if is_embedded() and not settings.DEMO:
        yield Finding(
            name="PostgreSQL",
            sentence="The embedded database is for trying. For real pupils give DATABASE_URL and WEB_DATABASE_URL.",
            unsafe=False,
        )


def _of_roles() -> Findings:
    with connection.cursor() as cursor:
        cursor.execute(WEB_ROLE)
        row = cursor.fetchone()
        cursor.execute("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = session_user")
        login = cursor.fetchone()
    if row is None or row[0]:
        yield Finding(
            name="web role",
            sentence="The role warmwelkom_web may pass the locks on the tables, or is not there. "
            "As administrator: ALTER ROLE warmwelkom_web NOSUPERUSER NOBYPASSRLS",
        )
    elif row[1]:
        yield Finding(
            name="web role",
            sentence="The role warmwelkom_web may make roles or databases. "
            "As administrator: ALTER ROLE warmwelkom_web NOCREATEROLE NOCREATEDB",
        )
    if login and login[0]:
        yield Finding(
            name="login",
            sentence="The house logs in to the database as an administrator. Give it an owner that is none.",
        )
    if not is_embedded() and not config.env.str("WEB_DATABASE_URL", ""):
        yield Finding(
            name="WEB_DATABASE_URL",
            sentence="WEB_DATABASE_URL is not set: pages are served by the owner's login that steps down. "
            "Give the web role a login of its own.",
        )


def _of_locks() -> Findings:
    open_tables = {
        model._meta.db_table for model in apps.get_models() if model._meta.app_label in UNBOUND
    }
    with connection.cursor() as cursor:
        cursor.execute(LOOSE)
        loose = [name for (name,) in cursor.fetchall() if name not in open_tables]
    if loose:
        yield Finding(
            name="row-level security",
            sentence=f"These tables are not bound to their region: {', '.join(loose)}. "
            "Restore a backup, or ask whoever changed them.",
        )


def _of_sealed_words() -> Findings:
    try:
        known = ring().names
    except CanNotOpenError as fault:
        yield Finding(name="field keys", sentence=str(fault))
        return
    lost = sorted(name for name in _keys_of_all_regions() if name and name not in known)
    if lost:
        yield Finding(
            name="field keys",
            sentence=f"Words about pupils are sealed with {', '.join(lost)}, and that is not in {key_file()}: nobody "
            "reads them. Put the file with keys of then back, also what it has now.",
        )


def _keys_of_all_regions() -> set[str]:
    """One region at a time: this runs as the web role, which sees nothing outside a region."""
    found: set[str] = set()
    for region in Region.objects.values_list("pk", flat=True):
        with transaction.atomic(), region_scope(region):
            found |= set(keys_in_use())
    return found


def _of_jobs() -> Findings:
    with connection.cursor() as cursor:
        cursor.execute(LATE_JOBS)
        waiting, seconds = cursor.fetchone() or (0, 0)
        cursor.execute(FAILED_JOBS)
        failed = [f"{task} ({number})" for task, number in cursor.fetchall()]
    if seconds > LATE_AFTER:
        yield Finding(
            name="jobs",
            sentence=f"{waiting} jobs wait, the oldest for {round(seconds / 60)} minutes. Start another worker.",
            unsafe=False,
        )
    if failed:
        yield Finding(
            name="jobs",
            sentence=f"These jobs failed since yesterday: {', '.join(failed)}. The log of the worker says where.",
            unsafe=False,
        )


def _of_replica() -> Findings:
    """Its own login, whoever asks: a check that runs as the owner looks there as the web does."""
    if replica.is_there() and (why := replica.why_not(fresh=True)):
        yield Finding(
            name="REPLICA_DATABASE_URL",
            sentence=f"Nothing is read from the replica, for {why}. Figures come from the first database meanwhile. "
            "Make it follow again, or take REPLICA_DATABASE_URL away.",
            unsafe=False,
        )

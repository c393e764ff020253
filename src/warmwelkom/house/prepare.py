"""Everything between an installed package and a running site: static files, tables, the demo region."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
from pathlib import Path

from warmwelkom.house import config
from warmwelkom.house.faults import PrepareError, told
from warmwelkom.house.postgres.session import database_running
from warmwelkom.house.translations import compile_translations

MIGRATING = 20_260_801  # any number, the same for everybody who migrates
VENDOR = {
    # what a page loads of others: place in node_modules -> name under static/vendor
    "htmx.org/dist/htmx.min.js": "htmx.min.js",
    "idiomorph/dist/idiomorph.min.js": "idiomorph.min.js",
    "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2": "fonts/atkinson-latin.woff2",
    "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2": "fonts/atkinson-latin-ext.woff2",
    "@nl-design-system-candidate/button-css/dist/button.css": "button.css",
    "@nl-design-system-candidate/data-badge-css/dist/data-badge.css": "data-badge.css",
    "@nl-design-system-candidate/skip-link-css/dist/skip-link.css": "skip-link.css",
}


def run(words: list[str]) -> int:  # noqa: ARG001  no words of its own yet
    """The command `warmwelkom prepare`: do all the set-up and stop."""
    os.environ.setdefault("DEMO", "1")
    with told() as outcome, database_running():
        prepare()
    if outcome.code == 0:
        print("Ready to start. The command is at .venv/bin/warmwelkom; ./start starts the site.")
    return outcome.code


def prepare() -> None:
    """Bring static files, tables and the demo region up to date; quick when they are."""
    copy_vendor_files()
    compile_translations()
    setup_django()
    gather_static_files()
    migrate()
    from warmwelkom.house.demo.region import ensure_demo
    from warmwelkom.house.own_facts import ensure_own_facts

    ensure_own_facts(say=say)
    if config.is_demo():
        keep_demo_apart()
        ensure_demo(say=say)
    else:
        tell_unsafe_settings()


def tell_unsafe_settings() -> None:
    from warmwelkom.house.checks import unsafe_settings

    for sentence in unsafe_settings().values():
        print(f"! {sentence}", file=sys.stderr, flush=True)


def keep_demo_apart() -> None:
    """The demo has one-click logins and no second factor: never beside a region of real people."""
    from warmwelkom.rooms.people.models import Region

    real = Region.objects.filter(is_demo=False).values_list("slug", flat=True).first()
    if real:
        raise PrepareError(
            f"This database holds {real}, a region of real people, and the demo may not run beside it. "
            "Set DEMO=0 for the real site, or WARMWELKOM_HOME to another folder for the demo."
        )


def say(text: str) -> None:
    print(text, flush=True)


def setup_django() -> None:
    """Django in this process acts as the owner: it makes tables and example regions."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "warmwelkom.house.settings")
    os.environ["WARMWELKOM_AS"] = "owner"
    import django

    django.setup()
    os.environ["WARMWELKOM_AS"] = "web"  # for the processes we start


def copy_vendor_files() -> None:
    modules = config.ROOT / "node_modules"
    if not modules.exists():
        return
    for source, name in VENDOR.items():
        target = config.home() / "vendor" / name
        if not target.exists() or target.stat().st_mtime < (modules / source).stat().st_mtime:
            target.parent.mkdir(parents=True, exist_ok=True)
            whole = target.with_name(f".{target.name}")
            shutil.copy2(modules / source, whole)
            whole.replace(target)


def gather_static_files() -> None:
    from django.core.management import call_command

    stamp = config.home() / "static.stamp"
    key = _static_key()
    if stamp.exists() and stamp.read_text() == key and (config.home() / "static").exists():
        return
    say("Gathering styles and scripts …")
    stamp.unlink(missing_ok=True)
    call_command("collectstatic", "--noinput", "--clear", verbosity=0)
    stamp.write_text(key)


def _static_key() -> str:
    """Changes when any file under a static folder does."""
    places = [Path(__file__).parent.parent, config.home() / "vendor"]
    files = sorted(
        path
        for place in places
        for path in place.rglob("*")
        if path.is_file() and ("static" in path.parts or "vendor" in path.parts)
    )
    facts = [(str(path), path.stat().st_size, int(path.stat().st_mtime)) for path in files]
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()


def migrate() -> None:
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    def pending() -> bool:
        executor = MigrationExecutor(connection)
        return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))

    if not pending():
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [MIGRATING])
    if pending():  # another machine may have been first
        say("Making the tables …")
        call_command("migrate", verbosity=0)
    with connection.cursor() as cursor:  # after a fault it goes with the connection
        cursor.execute("SELECT pg_advisory_unlock(%s)", [MIGRATING])

"""Settings of the suite: the house's own, a database of its own, nothing demo."""

import os
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
os.environ.setdefault("WARMWELKOM_HOME", str(ROOT / "var" / "test"))
os.environ["WARMWELKOM_AS"] = "owner"  # the suite makes its database; conftest then binds it
os.environ["DEMO"] = "0"
os.environ["LOG_LEVEL"] = "CRITICAL"
worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")
os.environ["PROMETHEUS_MULTIPROC_DIR"] = f"{os.environ['WARMWELKOM_HOME']}/metrics-{worker}"
shutil.rmtree(os.environ["PROMETHEUS_MULTIPROC_DIR"], ignore_errors=True)

from tests.time_of_day import set_the_clock  # noqa: E402

set_the_clock()

from warmwelkom.house.postgres.address import is_embedded  # noqa: E402
from warmwelkom.house.settings import *  # noqa: E402, F403
from warmwelkom.house.translations import compile_translations  # noqa: E402

if "PYTEST_XDIST_WORKER" not in os.environ:
    compile_translations()

if os.environ.get("TEST_TEMPLATE"):  # its tables are copied, see template_database.py
    DATABASES["default"]["TEST"] = {"TEMPLATE": os.environ["TEST_TEMPLATE"]}  # noqa: F405

STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
VISITOR_PAGE_SECONDS = 0
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

MIDDLEWARE = [name for name in MIDDLEWARE if "whitenoise" not in name]  # noqa: F405  journeys test it

if is_embedded():
    from warmwelkom.house import config
    from warmwelkom.house.postgres import embedded

    config.home().mkdir(parents=True, exist_ok=True)
    if "PYTEST_XDIST_WORKER" not in os.environ:
        embedded.start(embedded.server_in(config.home()))

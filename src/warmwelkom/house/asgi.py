from __future__ import annotations

import gc
import os
import warnings

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "warmwelkom.house.settings")
# whitenoise hands its small files over as plain iterators; nobody at the terminal can act on it
warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume synchronous")
django.setup(set_prefix=False)

from warmwelkom.house.serving import House  # noqa: E402  after the settings are named

application = House()
# What was loaded by now stays: looking through it for garbage with every few pages took a tenth of their time.
gc.collect()
gc.freeze()
gc.set_threshold(10_000, 20, 20)

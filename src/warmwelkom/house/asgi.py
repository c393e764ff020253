from __future__ import annotations

import gc
import os
import warnings

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "warmwelkom.house.settings")
# whitenoise hands its small files over as plain iterators; nobody at the terminal can act on it
warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume synchronous")
application = get_asgi_application()
# What was loaded by now stays: looking through it for garbage with every few pages took a tenth of their time.
gc.collect()
gc.freeze()
gc.set_threshold(10_000, 20, 20)

"""Structured logs to standard error: one line of JSON an event, no personal data."""

from __future__ import annotations

import logging
import logging.config
import sys

import structlog

from warmwelkom.house import config


def configure(_config: object = None) -> None:
    """Set up structlog and let the standard library's loggers through at WARNING."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s %(message)s")
    level = logging.getLevelNamesMapping()[config.env.str("LOG_LEVEL", "WARNING")]
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )

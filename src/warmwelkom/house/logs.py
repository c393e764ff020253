"""Structured logs to standard error: one line of JSON an event, no personal data.

Messages of libraries and of faults can hold values (a name that is there twice, the address of a
page with a token), so a fault is told by its kind and its place in the code, and a request by its route.
"""

from __future__ import annotations

import logging
import sys
import traceback
from typing import Any, TextIO

import structlog
from structlog.typing import EventDict

from warmwelkom.house import config

BY_DJANGO = ("django.request", "django.security", "django.server")
BY_SERVER = ("uvicorn", "uvicorn.error", "uvicorn.access")
SHARED: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.processors.add_log_level,
    structlog.processors.TimeStamper(fmt="iso"),
]


def configure(_config: object = None) -> None:
    """Set up structlog and let the standard library's loggers through at WARNING."""
    level = config.log_level()
    structlog.configure(
        processors=[*SHARED, structlog.processors.JSONRenderer()],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    logging.basicConfig(
        level=max(level, logging.WARNING), handlers=[handler_to(sys.stderr)], force=True
    )
    take_over_from_server(level)


def take_over_from_server(level: int) -> None:
    """The web server brings handlers of its own, which print a fault with its message and a request with its path."""
    for name in BY_SERVER:
        logger = logging.getLogger(name)
        logger.handlers.clear()
        logger.setLevel(level)
        logger.propagate = name != "uvicorn.access"  # each request has a line of ours


def handler_to(stream: TextIO) -> logging.Handler:
    """What writes the records of the standard library's loggers."""
    handler = logging.StreamHandler(stream)
    handler.addFilter(without_values)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*SHARED, structlog.stdlib.add_logger_name, told_fault],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(),
            ],
        )
    )
    return handler


def without_values(record: logging.LogRecord) -> bool:
    """Only broken requests, told by route: refusals stand in the line of the request already."""
    if not record.name.startswith(BY_DJANGO):
        return True
    if getattr(record, "status_code", 500) == 503 or record.levelno < logging.ERROR:
        return False
    match = getattr(getattr(record, "request", None), "resolver_match", None)
    record.msg, record.args = f"broken: {match.route if match else ''}", ()
    return True


def told_fault(_logger: object, _name: str, event: EventDict) -> EventDict:
    """A fault as its kind and the lines of code it passed; never its message."""
    fault = event.pop("exc_info", None)
    if isinstance(fault, tuple) and fault[1] is not None:
        event["fault"] = type(fault[1]).__name__
        event["at"] = [
            f"{frame.filename}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(fault[2])
        ]
    return event

from __future__ import annotations


class BackupError(Exception):
    """Why there is no backup, or nothing was restored; the message says what to do."""

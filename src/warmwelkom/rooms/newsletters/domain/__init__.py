"""The only place where calls and newsletters are written; one file per capability."""

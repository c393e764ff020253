"""The only place where meetings are written; one file per capability."""

"""The only place where the handover is written; one file per capability."""

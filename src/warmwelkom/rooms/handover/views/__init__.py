"""The handover's pages, one file per group."""

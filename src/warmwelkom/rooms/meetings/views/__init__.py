"""The meetings' pages, one file per group."""

"""The think tank's pages, one file per group."""

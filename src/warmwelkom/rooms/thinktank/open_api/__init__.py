"""The API for programs: one table of operations gives both the addresses and the OpenAPI document."""

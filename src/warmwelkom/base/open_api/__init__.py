"""What programs may ask a room: one table of operations makes the addresses, the checks and the document (decision 0020)."""

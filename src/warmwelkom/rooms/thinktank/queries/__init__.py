"""What the think tank shows, one file per page or list."""

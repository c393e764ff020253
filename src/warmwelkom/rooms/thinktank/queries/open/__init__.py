"""What leaves the think tank for everybody: one shape for the files, the API and its document."""

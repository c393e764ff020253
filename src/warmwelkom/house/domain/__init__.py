"""What the house itself writes: the demo region and its date."""

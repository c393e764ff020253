"""What more than one room needs around a moment: a calendar's entry, and an online room of the region's own."""

"""What people do in the think tank: the only place that writes."""

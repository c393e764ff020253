"""Components, tokens, template tags and charts: how every page looks."""

"""The introduction week of the demo: a week of the example mbo with a plan that is shared."""

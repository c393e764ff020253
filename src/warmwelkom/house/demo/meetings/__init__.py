"""The demo's meetings, call and newsletter, around its think tank. All of it is invented."""

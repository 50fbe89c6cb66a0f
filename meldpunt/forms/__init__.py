"""One form per action."""

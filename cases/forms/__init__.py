"""The shape of what people fill in, one form per action, one file per part of the work."""

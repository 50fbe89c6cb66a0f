"""The forms of a verstrekking."""

"""Verstrekking and all that justifies it: each time data cross a border."""

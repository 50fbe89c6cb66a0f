"""The screens of a verstrekking."""

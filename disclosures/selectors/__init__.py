"""What the screens of a verstrekking show, and what decides about sharing."""

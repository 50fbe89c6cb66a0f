"""What people do with a melding; one module per part of the work."""

"""What people do with data that cross a border: the only writer."""

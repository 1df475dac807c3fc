"""What a snapshot concludes from its records."""

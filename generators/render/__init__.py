"""Plan and print pages."""

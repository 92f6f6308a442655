"""What rules ask of the sources."""

"""What rules ask of the built pages."""

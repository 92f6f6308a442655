"""Rules on protocols."""

"""Reports on the findings, for people and for machines."""

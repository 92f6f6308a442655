"""Citations: numbering, and the AMA text of a reference."""

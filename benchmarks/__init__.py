"""How long things take, measured; nothing here is a test."""

"""All that asks another host."""

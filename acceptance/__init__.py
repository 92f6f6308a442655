"""What the site of this content has to hold besides the rules. `make check` runs it; `make test` asks nothing of content."""

"""Tables of observations: one kind, one file. A kind is a module with `head` and `body`."""

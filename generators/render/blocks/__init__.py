"""Templates of the parts of a page: macros, one file a block."""

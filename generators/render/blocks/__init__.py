"""Parts of a page: macros, one file a block."""

"""What the code of a notebook reads that is another at the next build; nothing runs."""

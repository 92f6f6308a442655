"""The search of our own content: what is found, as documents; and the files that a browser loads, piece by piece, when it is opened."""

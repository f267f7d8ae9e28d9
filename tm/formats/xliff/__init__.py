"""XLIFF 1.x and 2.x, and what Trados and memoQ make of it: read, write, fill in place."""

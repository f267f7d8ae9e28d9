"""The string files of programs (Android XML, Apple `.strings`, JSON, YAML): keys and texts in one language; two join to units."""

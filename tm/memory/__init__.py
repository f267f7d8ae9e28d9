"""A memory as people use it: TMX files, found and read, searched through an index that keeps itself up to date."""

from tm.memory.memory import Memory

__all__ = ["Memory"]

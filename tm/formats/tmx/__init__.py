"""TMX 1.1 to 1.4b: a streaming lossless reader, a deterministic writer, and validation.

Source: TMX 1.4b Specification, OSCAR recommendation, 26 April 2005.
"""

from tm.formats.tmx.reader import TmxReader
from tm.formats.tmx.writer import TmxWriter

__all__ = ["TmxReader", "TmxWriter"]

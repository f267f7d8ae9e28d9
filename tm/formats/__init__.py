"""Files to records and back: one module or folder a format."""

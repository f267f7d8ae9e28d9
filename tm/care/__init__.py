"""Units to units, and to numbers: the care of a memory."""

"""Documents and memories → what the memories save (analysis), files filled from them, and finished files back into them."""

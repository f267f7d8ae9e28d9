"""Results to text, JSON, JSON lines and TSV. Renders, never computes."""

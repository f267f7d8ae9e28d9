"""The records that stages hand to one another: frozen, without I/O, standard library only."""

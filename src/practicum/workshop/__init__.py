"""A workshop: a room votes on a vignette, discusses it, and votes again."""

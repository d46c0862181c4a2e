"""The course in Voilà: a page for each visitor, and nobody's passport in another's hands."""

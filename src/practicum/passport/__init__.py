"""What a learner did: one file of lines, and what follows from it."""

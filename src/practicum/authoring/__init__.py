"""What an author is told: whether the content keeps its rules, and what blind readers made of it."""

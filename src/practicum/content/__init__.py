"""What the course says: the article, the scenes, and how a choice compares with them."""

"""What a cell shows: a card's Python beside the script that draws it."""

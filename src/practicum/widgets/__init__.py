"""The widgets: a small Python class and a plain JavaScript module each, and one shared style sheet."""

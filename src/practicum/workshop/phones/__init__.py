"""The phones' page: what a phone may ask of the server, and what it hears."""

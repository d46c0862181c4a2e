"""What leaves this folder: the browser edition, handouts on paper, and launch links."""

"""Draws, and the rules evaluated on them."""

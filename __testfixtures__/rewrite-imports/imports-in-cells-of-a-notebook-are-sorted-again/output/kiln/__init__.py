"""Pots and what they are fired in."""

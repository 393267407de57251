"""Pots."""

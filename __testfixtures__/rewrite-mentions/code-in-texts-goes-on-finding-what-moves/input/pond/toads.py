"""Toads."""

"""Stays, and spells models."""
X = 1

"""Ours."""

THINGS = 1

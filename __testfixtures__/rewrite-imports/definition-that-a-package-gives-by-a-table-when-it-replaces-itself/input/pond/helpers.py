"""Helpers of the pond."""

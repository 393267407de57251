"""Taxes are yet to come."""

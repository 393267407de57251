"""Taxes."""

"""Glazes."""

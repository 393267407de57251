"""Says."""

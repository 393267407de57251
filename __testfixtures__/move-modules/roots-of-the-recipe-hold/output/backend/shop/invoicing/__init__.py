"""This one is no module below the roots."""

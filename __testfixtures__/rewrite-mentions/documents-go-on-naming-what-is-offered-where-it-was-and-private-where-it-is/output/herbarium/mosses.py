class Moss:
    """A moss."""

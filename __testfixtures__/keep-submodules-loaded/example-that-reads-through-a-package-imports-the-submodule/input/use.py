def use():
    """
    Turn it.

        >>> import orb
        >>> orb.spin.axis()
        5
    """

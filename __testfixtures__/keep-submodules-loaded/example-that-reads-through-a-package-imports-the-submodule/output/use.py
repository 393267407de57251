def use():
    """
    Turn it.

        >>> import orb
        >>> import orb.spin
        >>> orb.spin.axis()
        5
    """

def fire(pot):
    """Fire a pot.

    >>> import kiln as k
    >>> from kiln_glaze import ash
    >>> import kiln_glaze.ash
    >>> k.oven.fire(1)
    1

    A glaze comes first:

    >>> pot = ash.Ash()
    >>> fire(pot)
    """
    return pot


def twice(pot):
    """Fire it twice.

    .. code-block:: python

        import kiln as k
        from kiln_glaze import celadon

        first = k.oven.fire(1)

    And then:

    .. code-block:: python

        second = celadon.Celadon(first)

    A text by itself:

    .. code-block:: python

        third = [first]
    """
    return fire(fire(pot))


def slow(pot):
    """The name of a module is bound in the example.

    >>> import kiln as k
    >>> import kiln_glaze.ash as _ash
    >>> ash = _ash.Ash()
    >>> other = _ash.Ash()
    >>> k.oven.fire([ash, other])

    So it is.
    """
    return fire(pot)

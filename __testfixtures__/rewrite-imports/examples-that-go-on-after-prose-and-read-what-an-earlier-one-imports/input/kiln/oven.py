def fire(pot):
    """Fire a pot.

    >>> import kiln as k
    >>> import kiln.glaze.ash
    >>> k.oven.fire(1)
    1

    A glaze comes first:

    >>> pot = k.glaze.ash.Ash()
    >>> fire(pot)
    """
    return pot


def twice(pot):
    """Fire it twice.

    .. code-block:: python

        import kiln as k

        first = k.oven.fire(1)

    And then:

    .. code-block:: python

        second = k.glaze.celadon.Celadon(first)

    A text by itself:

    .. code-block:: python

        third = [first]
    """
    return fire(fire(pot))


def slow(pot):
    """The name of a module is bound in the example.

    >>> import kiln as k
    >>> ash = k.glaze.ash.Ash()
    >>> other = k.glaze.ash.Ash()
    >>> k.oven.fire([ash, other])

    So it is.
    """
    return fire(pot)

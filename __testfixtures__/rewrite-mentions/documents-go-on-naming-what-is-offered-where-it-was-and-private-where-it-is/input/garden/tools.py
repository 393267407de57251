class Fork:
    pass


class Rake:
    pass


class Spade:
    """A spade, with less teeth than a :class:`garden.tools.Rake`."""


class Hoe:
    pass


forks = [Fork()]
#: Like :class:`garden.tools.Rake`s.
racks = [] # Of garden.tools.Rake.


def dig():
    """With a :class:`garden.tools.Fork` or a :class:`garden.tools.Rake`."""
    # Not with the teeth of garden.tools.Rake.

class Fork:
    pass


class Rake:
    pass


class Spade:
    """A spade, with less teeth than a :class:`garden.Rake`."""


class Hoe:
    pass

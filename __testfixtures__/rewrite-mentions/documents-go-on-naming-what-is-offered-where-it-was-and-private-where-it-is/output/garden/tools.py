from garden._iron import Fork

forks = [Fork()]
#: Like :class:`garden.Rake`s.
racks = [] # Of garden._iron.Rake.


def dig():
    """With a :class:`garden.tools.Fork` or a :class:`garden.Rake`."""
    # Not with the teeth of garden._iron.Rake.

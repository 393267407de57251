from tug.groups import Group

HOOKS = []


def run():
    return [hook() for hook in HOOKS]


@Group
def cli():
    """Tug."""

from tug.groups import Group

HOOKS = []


def run():
    return [hook() for hook in HOOKS]


def hook(function):
    HOOKS.append(function)
    return function


@Group
def cli():
    """Tug."""


@cli.command()
def pull():
    print("pull")


@hook
def one():
    return 1

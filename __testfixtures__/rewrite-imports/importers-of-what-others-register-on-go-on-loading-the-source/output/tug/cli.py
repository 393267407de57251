from tug.base import HOOKS, cli, run as run


def hook(function):
    HOOKS.append(function)
    return function


@cli.command()
def pull():
    print("pull")


@hook
def one():
    return 1

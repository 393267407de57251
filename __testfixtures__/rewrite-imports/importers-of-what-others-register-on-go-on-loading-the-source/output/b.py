from tug.base import cli
from tug.cli import pull


def main():
    from tug.base import HOOKS

    return cli, pull, HOOKS

from tug.cli import cli, pull


def main():
    from tug.cli import HOOKS

    return cli, pull, HOOKS

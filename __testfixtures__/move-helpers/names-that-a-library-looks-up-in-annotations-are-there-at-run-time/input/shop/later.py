from __future__ import annotations

import click


class Food:
    pass


class Cake(Food):
    pass


@click.command()
def cake(one: Cake | None = None) -> None:
    return None

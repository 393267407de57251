from importlib import resources

import click

from shop.money import price
from shop.invoicing import render


def greet():
    return resources.files("shop").joinpath("texts/greeting.txt").read_text()


@click.command()
def main():
    click.echo(greet() + str(price(1)))


def bill(amount):
    return render.render(amount)

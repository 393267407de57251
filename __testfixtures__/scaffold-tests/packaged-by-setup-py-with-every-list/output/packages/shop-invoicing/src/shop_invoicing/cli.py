import click

from .render import render_text


@click.command()
def main():
    click.echo(render_text(3))

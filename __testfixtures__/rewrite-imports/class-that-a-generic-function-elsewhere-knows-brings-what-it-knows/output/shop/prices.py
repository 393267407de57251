from shop.money import Money
from shop.render import render


@render.register
def _(value: Money):
    return f"{value.amount} euro"

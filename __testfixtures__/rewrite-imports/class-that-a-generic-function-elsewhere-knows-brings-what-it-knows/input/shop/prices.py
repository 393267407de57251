from shop.render import render


class Money:
    def __init__(self, amount):
        self.amount = amount


@render.register
def _(value: Money):
    return f"{value.amount} euro"

from shop.table import register


@register
def check(value):
    return value > 0

from shop.registry import register


@register
class Extra:
    pass

from shop.invoicing import PREFIX


def number_of(count):
    return f"{PREFIX}-{count:05}"

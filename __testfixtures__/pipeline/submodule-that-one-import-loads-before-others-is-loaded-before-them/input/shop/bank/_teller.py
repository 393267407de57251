from shop.till._names import NAME


class Teller:
    name = NAME

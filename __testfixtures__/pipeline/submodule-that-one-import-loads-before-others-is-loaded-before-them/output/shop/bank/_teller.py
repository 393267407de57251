from shop_till._names import NAME


class Teller:
    name = NAME

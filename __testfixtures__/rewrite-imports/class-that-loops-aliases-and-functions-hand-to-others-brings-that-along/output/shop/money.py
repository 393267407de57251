class Coin:
    pass


class Note:
    pass


class Bill:
    pass


class Stamp:
    pass


class Token:
    pass

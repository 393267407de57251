class Sheet:
    pass


class Stays:
    pass

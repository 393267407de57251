LEGS = 4


class Lynx:
    pass

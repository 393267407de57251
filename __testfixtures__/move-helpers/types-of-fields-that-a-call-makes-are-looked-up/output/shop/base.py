BASE = 1


class Text(str):
    pass

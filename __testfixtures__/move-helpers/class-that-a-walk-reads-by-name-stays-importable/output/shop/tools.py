RATE = 2


class Plugin:
    name = "stamps"

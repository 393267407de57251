import os

HOME = os.environ.get("SHOP_HOME", "/srv")
NAME = "shop"


class Conf:
    home = HOME

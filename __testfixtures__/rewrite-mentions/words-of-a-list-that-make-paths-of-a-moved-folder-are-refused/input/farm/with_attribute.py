import os

HERE = os.path.dirname(__file__)


class Farm:
    words = ["field", "barn"]

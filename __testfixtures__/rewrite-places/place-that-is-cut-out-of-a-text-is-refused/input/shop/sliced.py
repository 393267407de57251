def rates():
    return open(__file__[: -len("sliced.py")] + "data/rates.txt").read()

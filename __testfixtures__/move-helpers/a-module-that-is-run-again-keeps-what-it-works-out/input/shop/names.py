TITLE = "shop"


class Label(str):
    pass


def joined(*words):
    return " ".join(words)

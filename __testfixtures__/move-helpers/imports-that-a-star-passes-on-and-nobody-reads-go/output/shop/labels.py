class Label:
    pass


def text(label):
    return str(label)

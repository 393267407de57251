import shop as unlisted


def text(x):
    return unlisted.nets.act.softmax(x)

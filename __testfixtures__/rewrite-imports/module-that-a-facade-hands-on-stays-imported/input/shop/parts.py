import shop as read_only


def part(x):
    return read_only.nets.act.softmax(x)

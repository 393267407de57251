import shop.money as coins


def _fold(lines):
    return coins.round_up(1)


def fold(lines):
    return len(lines)

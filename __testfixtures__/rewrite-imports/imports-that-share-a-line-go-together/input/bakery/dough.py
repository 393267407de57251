from .oven import knead; from .oven import proof


def roll():
    from .oven import knead; from .oven import proof
    return knead() + proof()


def fold():
    if roll():
        from .oven import knead; from .oven import proof
    return 0


def rest(): from .oven import knead; return knead()

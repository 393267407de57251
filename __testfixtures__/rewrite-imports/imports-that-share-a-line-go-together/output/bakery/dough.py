

def roll():
    return knead() + proof()


def fold():
    if roll():
        pass
    return 0


def rest(): return knead()


def knead():
    return 1


def proof():
    return 2

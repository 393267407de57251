"""Far."""


def comp_it():
    pass


def map_it():
    pass


def pair_it():
    pass


def star_it():
    pass


def held_it():
    pass


def plain_it():
    pass

MONTHS_SHOWN = 3


class Sheet:
    pass


def mount(plant):
    return plant

MONTHS = 12


class Press:
    pass


def cure(plant):
    return plant

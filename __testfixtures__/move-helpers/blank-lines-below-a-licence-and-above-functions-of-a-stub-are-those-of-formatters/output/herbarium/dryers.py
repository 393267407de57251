DAYS = 9


def dry(plant):
    return plant

from herbarium.inks import paint


def dry(plant):
    return paint(plant)

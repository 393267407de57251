from .inks import paint


def label_of(plant):
    return paint(plant)

from .inks import paint


def label_of(plant):
    return paint(plant)


def press(plant):
    from herbarium.dryers import dry

    return dry(label_of(plant))

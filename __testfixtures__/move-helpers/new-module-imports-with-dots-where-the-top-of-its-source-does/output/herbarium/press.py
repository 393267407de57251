from .labels import label_of


def press(plant):
    from herbarium.dryers import dry

    return dry(label_of(plant))

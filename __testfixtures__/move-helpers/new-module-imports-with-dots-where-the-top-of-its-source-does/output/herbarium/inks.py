def paint(plant):
    return plant

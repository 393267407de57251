MODELS = {}


def add(label):
    return lambda made: MODELS.setdefault(label, made)

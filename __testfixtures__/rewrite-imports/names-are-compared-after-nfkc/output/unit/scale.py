µm = 1e-6


def find():
    return μm

TILLS = []


def register(till):
    TILLS.append(till)
    return till

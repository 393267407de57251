SEEN = []


def see(kind):
    SEEN.append(kind.__name__)
    return kind


def look(kind):
    return kind.__name__.lower()

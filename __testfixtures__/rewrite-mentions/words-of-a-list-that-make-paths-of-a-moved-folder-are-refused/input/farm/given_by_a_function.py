from farm import HERE


def words():
    return [
        "field",
        "barn",
    ]


FOUND = [HERE / word for word in words()]

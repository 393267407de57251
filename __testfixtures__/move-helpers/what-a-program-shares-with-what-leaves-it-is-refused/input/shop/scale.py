SEEN = {}


def note(name):
    SEEN[name] = True


def weigh(name):
    note(name)


if __name__ == "__main__":
    weigh("flour")
    print(SEEN)

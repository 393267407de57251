SEEN = {}


def note(name):
    SEEN[name] = True


def weigh(name):
    note(name)


def show():
    print(len(SEEN))


if __name__ == "__main__":
    show()

SEEN = {}


def note(name):
    SEEN[name] = True


def show():
    print(len(SEEN))


if __name__ == "__main__":
    show()

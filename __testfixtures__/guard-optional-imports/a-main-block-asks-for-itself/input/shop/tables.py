import gridlib


def size(x):
    return gridlib.size(x)


if __name__ == "__main__":
    # Show an empty one.
    print(gridlib.Table())

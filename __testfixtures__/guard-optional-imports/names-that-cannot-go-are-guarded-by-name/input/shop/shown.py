import gridlib


def size(x):
    return f"{gridlib.size(x)=}"

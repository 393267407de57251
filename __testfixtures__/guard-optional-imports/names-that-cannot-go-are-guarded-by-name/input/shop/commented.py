import gridlib


def size(x):
    # type: (gridlib.Table) -> int
    return gridlib.size(x)  # type: ignore[no-any-return]

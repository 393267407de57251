try:
    import plant as flora
except ImportError:
    from herbs import pressed as flora


try:
    import plant.leaf
except ImportError:

    class plant:
        class leaf:
            A = 0


def read():
    return flora.leaf.A + plant.leaf.A

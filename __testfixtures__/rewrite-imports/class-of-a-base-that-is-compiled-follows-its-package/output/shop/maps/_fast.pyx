# cython
class R:
    pass

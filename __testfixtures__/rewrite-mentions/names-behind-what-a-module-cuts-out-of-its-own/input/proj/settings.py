import proj

ROOT = __name__.rpartition(".")[0]
TOP = __name__.split(".")[0]
ABOVE = __name__.rsplit(".", 1)[0]
NAMES = [
    f"{ROOT}.middleware.Auth",
    "%s.middleware.Auth" % ROOT,
    TOP + ".middleware.Auth",
    "{}.middleware:Auth".format(ABOVE),
    __spec__.parent + ".other",
    __package__ + ".middleware.Auth",
    f"{proj.__name__}.middleware:Auth",
]

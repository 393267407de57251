import proj

ROOT = __name__.rpartition(".")[0]
TOP = __name__.split(".")[0]
ABOVE = __name__.rsplit(".", 1)[0]
NAMES = [
    f"{ROOT}.mw.Auth",
    "%s.mw.Auth" % ROOT,
    TOP + ".mw.Auth",
    "{}.mw:Auth".format(ABOVE),
    __spec__.parent + ".other",
    __package__ + ".mw.Auth",
    f"{proj.__name__}.mw:Auth",
]

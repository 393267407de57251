ROOT, _, _ = __name__.rpartition(".")
TOP, _ = __name__.split(".")
NAMES = ["%s.mw.Auth" % ROOT, TOP + ".kit"]

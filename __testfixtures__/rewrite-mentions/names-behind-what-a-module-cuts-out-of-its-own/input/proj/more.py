ROOT, _, _ = __name__.rpartition(".")
TOP, _ = __name__.split(".")
NAMES = ["%s.middleware.Auth" % ROOT, TOP + ".util"]

LOG = []


def open_shop():
    LOG.append("open")


open_shop()
print(LOG)

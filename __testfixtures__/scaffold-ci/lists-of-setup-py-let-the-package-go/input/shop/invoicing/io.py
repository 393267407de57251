import attr
def g(): pass

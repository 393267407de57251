from hall import start

start("zone")


def walk(): ...

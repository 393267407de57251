from hall import start

start("line")


def link(): ...

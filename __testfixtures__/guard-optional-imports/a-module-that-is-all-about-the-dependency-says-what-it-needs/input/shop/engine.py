import gridlib

ENGINE = gridlib.connect("memory")


def query(text: gridlib.Text):
    return gridlib.run(ENGINE, text)


def _twice(x):
    return x * 2

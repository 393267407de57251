import gridlib

ENGINE = gridlib.connect("memory")


def query(text):
    return gridlib.run(ENGINE, text)

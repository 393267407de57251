def rates():
    with open(__file__.rpartition("/")[0] + "/data/rates.txt") as file:
        return file.read()

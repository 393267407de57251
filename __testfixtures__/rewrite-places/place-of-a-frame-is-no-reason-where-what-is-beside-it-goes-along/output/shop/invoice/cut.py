def vat():
    with open(__file__.rpartition("/")[0] + "/vat.txt") as file:
        return file.read()

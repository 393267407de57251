from acme.new import C


def stays():
    return C

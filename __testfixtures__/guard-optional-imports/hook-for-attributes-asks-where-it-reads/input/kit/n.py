import fancy


def later():
    return fancy.CONST


def called_late():
    return later()

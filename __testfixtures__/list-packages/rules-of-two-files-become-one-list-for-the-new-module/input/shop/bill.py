def billIt(net):
    return net


def sendIt():
    return 1

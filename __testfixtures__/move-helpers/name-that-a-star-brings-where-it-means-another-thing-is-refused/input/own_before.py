def speed():
    return "own"


from mill.wheels import *  # noqa: E402

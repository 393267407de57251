from hydra import initialize as begin


def config():
    with begin("conf"):
        return 1

import os

if os.name == "nt":
    import winsound


def plain():
    return winsound.Beep if os.name == "nt" else None

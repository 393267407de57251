import sys


def beep() -> None:
    sys.stdout.write("\a")


def pack(lines):
    return list(lines)

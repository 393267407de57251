import sys

assert sys.platform == "win32"

from ctypes import windll

kernel = windll.kernel32
mode = kernel.GetConsoleMode


def is_console():
    return mode(1)

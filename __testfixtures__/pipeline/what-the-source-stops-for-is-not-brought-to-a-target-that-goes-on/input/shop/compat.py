import sys

if sys.platform == "win32":
    from shop.win import is_console


def clear():
    return 1

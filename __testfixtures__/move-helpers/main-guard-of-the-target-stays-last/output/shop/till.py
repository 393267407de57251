"""The till. Run it as a script."""

import sys


def main(argv):
    print("Welcome", *argv)


def beep() -> None:
    sys.stdout.write("\a")


# Only when started by hand.
if __name__ == "__main__":
    main(sys.argv)

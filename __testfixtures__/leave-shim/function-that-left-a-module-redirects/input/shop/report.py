"""Reports."""

RATE = 1.2


def gross(amount):
    return amount * RATE


def title():
    return "Report"


if __name__ == "__main__":
    print(title())

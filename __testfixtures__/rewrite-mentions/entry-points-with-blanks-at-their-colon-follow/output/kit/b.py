def x():
    return 1


def main():
    return 1

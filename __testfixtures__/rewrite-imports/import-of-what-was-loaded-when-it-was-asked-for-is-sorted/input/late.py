import shop as s
from shop.zone import walk

print(walk, s.boot)


def main():
    return s.net.line.link()

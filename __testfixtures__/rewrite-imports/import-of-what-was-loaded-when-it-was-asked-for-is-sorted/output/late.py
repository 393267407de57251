import shop as s
from shop.zone import walk
from shop_net import line

print(walk, s.boot)


def main():
    return line.link()

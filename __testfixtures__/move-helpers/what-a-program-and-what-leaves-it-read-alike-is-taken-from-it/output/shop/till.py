import logging

RATES = {"bread": 3}
LIMIT = 10
log = logging.getLogger("shop")


class Receipt:
    pass


def rate(name):
    log.info("asked for %s", name)
    return min(RATES[name], LIMIT)


def main():
    from shop.drawer import pay
    print(pay("bread"), Receipt(), RATES, LIMIT)
    log.info("done")


if __name__ == "__main__":
    main()

import logging

RATES = {"bread": 3}
LIMIT = 10
log = logging.getLogger("shop")


class Receipt:
    pass


def rate(name):
    log.info("asked for %s", name)
    return min(RATES[name], LIMIT)


def pay(name, receipt: "Receipt | None" = None):
    return rate(name)


def main():
    print(pay("bread"), Receipt(), RATES, LIMIT)
    log.info("done")


if __name__ == "__main__":
    main()

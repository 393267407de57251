class Empty(Exception):
    pass


def pay(amount):
    if amount > 3:
        raise Empty(amount)
    return amount


def main():
    try:
        pay(4)
    except Empty:
        print("empty")


if __name__ == "__main__":
    main()

CENT = 100


def to_cents(amount):
    return round(amount * CENT)


if __name__ == "__main__":
    # Try it out.
    print(to_cents(1.5))

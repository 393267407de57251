CENT = 100


if __name__ == "__main__":
    from shop.rounding import to_cents
    # Try it out.
    print(to_cents(1.5))

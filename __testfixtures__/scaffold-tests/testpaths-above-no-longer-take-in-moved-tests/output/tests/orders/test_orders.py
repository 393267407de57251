from shop import orders


def test_it():
    orders.main()

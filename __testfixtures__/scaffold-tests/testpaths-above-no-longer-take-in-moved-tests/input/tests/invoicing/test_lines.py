from shop.invoicing import lines


def test_it():
    lines.main()

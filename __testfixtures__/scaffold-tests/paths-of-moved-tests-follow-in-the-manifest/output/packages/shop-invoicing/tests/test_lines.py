from shop_invoicing import lines


def test_it():
    lines.main()

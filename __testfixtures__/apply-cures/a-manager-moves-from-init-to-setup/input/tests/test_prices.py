from shop.prices import PriceModule


def test_prices():
    module = PriceModule("prices.txt")
    module.setup("fit")
    assert module.cache == {}

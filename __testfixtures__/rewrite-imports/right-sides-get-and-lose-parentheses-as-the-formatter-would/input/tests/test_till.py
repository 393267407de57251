import shop.till
import shop.weights_and_measures


def test_sums(day, price):
    total = shop.till.Sum(12).plus(30).plus(40).amount
    other = shop.till.Sum(12).amount + price.of_bread
    day.total = shop.till.Sum(price.of_bread, 100).amount
    assert shop.till.Sum(12).amount == price.of_all
    assert day.total_of_it in shop.till.LIMITS
    assert 0 < shop.till.LIMITS["day"] < price.of_it
    if shop.till.OPEN and day.is_long and price.of_it:
        total += shop.till.LIMITS["day"] - day.total_1
    for limit in day.limits(shop.till.LIMITS, price):
        limit.sum = shop.till.Sum(limit.amount, other)
    return shop.till.LIMITS[day.name] + total + other


def test_weights(day, price):
    total = (
        shop.weights_and_measures.KILO
        + shop.weights_and_measures.GRAM
    )
    # Kept for its comment.
    other = (
        shop.weights_and_measures.KILO  # of bread
        + shop.weights_and_measures.GRAM
    )
    assert (
        shop.weights_and_measures.rounded(day.weight)
        == total
    )
    pair = (
        shop.weights_and_measures.KILO,
        shop.weights_and_measures.GRAM,
    )
    if (
        shop.weights_and_measures.KILO
        and shop.weights_and_measures.GRAM
    ):
        other += 1
    return (
        shop.weights_and_measures.rounded(total, pair)
        + shop.weights_and_measures.GRAM
        + other
        + price.of_it
    )

import shop.counter_of_the_shop
import shop.units


def test_sums(day, price):
    total = (
        shop.counter_of_the_shop.Sum(12)
        .plus(30)
        .plus(40)
        .amount
    )
    other = (
        shop.counter_of_the_shop.Sum(12).amount
        + price.of_bread
    )
    day.total = shop.counter_of_the_shop.Sum(
        price.of_bread, 100
    ).amount
    assert (
        shop.counter_of_the_shop.Sum(12).amount
        == price.of_all
    )
    assert (
        day.total_of_it in shop.counter_of_the_shop.LIMITS
    )
    assert (
        0
        < shop.counter_of_the_shop.LIMITS["day"]
        < price.of_it
    )
    if (
        shop.counter_of_the_shop.OPEN
        and day.is_long
        and price.of_it
    ):
        total += (
            shop.counter_of_the_shop.LIMITS["day"]
            - day.total_1
        )
    for limit in day.limits(
        shop.counter_of_the_shop.LIMITS, price
    ):
        limit.sum = shop.counter_of_the_shop.Sum(
            limit.amount, other
        )
    return (
        shop.counter_of_the_shop.LIMITS[day.name]
        + total
        + other
    )


def test_weights(day, price):
    total = shop.units.KILO + shop.units.GRAM
    # Kept for its comment.
    other = (
        shop.units.KILO  # of bread
        + shop.units.GRAM
    )
    assert shop.units.rounded(day.weight) == total
    pair = (
        shop.units.KILO,
        shop.units.GRAM,
    )
    if shop.units.KILO and shop.units.GRAM:
        other += 1
    return (
        shop.units.rounded(total, pair)
        + shop.units.GRAM
        + other
        + price.of_it
    )

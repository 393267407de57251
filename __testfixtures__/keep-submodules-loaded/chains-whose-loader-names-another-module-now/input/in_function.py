def total(coins):
    import shop
    from shop.till.coins import count

    return count(coins), shop.till.coins.value(coins)

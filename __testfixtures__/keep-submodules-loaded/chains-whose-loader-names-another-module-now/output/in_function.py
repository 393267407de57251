def total(coins):
    import shop
    import shop.till.coins
    from shop.change import count

    return count(coins), shop.till.coins.value(coins)

def due():
    from shop.till import total

    return total()

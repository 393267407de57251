def weigh(goods):
    return len(goods)

def check_weight(order):
    return order.weight < 30

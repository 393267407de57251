def empty(cart):
    cart.clear()

def pay(billing=0, rate=0):
    return billing, rate

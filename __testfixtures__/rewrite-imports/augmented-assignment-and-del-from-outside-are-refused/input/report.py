from shop import billing

billing.RATE += 1
billing.seen.append(3)
del billing.seen

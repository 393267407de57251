from shop import rates

print(eval("rate(2)", {**vars(rates)}))

from shop.desk import Gate, Till

print(Gate, Till)

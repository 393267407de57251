from shop.gate import Gate
from shop.till import Till

print(Gate, Till)

from shop import *

print(with_tax(1), lines.Line, ROOT)

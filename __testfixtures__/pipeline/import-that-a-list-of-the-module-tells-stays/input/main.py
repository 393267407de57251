from shop.compile import render
from shop.runtime import Loop

print(sorted(render()), Loop)

from shop.compile import render
from shop.loops import Loop

print(sorted(render()), Loop)

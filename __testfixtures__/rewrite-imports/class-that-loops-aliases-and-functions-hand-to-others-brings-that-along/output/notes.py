import shop.loops  # noqa: F401
from shop.money import Note

print(Note())

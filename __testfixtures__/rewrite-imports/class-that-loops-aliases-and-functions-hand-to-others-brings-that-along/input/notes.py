from shop.loops import Note

print(Note())

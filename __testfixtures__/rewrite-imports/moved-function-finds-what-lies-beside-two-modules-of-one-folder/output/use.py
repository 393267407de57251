from shop.b import Page, load, read

print(read(), Page.path, load())

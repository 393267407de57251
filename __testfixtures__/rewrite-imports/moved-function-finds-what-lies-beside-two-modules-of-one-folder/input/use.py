from shop.a import Page, load, read

print(read(), Page.path, load())

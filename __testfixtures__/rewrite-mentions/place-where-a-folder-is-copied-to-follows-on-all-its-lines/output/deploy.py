import shutil

shutil.copytree("shop/store", "/srv/shop/store")
print("/srv/shop/data")

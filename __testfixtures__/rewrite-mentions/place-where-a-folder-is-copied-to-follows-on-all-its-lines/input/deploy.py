import shutil

shutil.copytree("shop/data", "/srv/shop/data")
print("/srv/shop/data")

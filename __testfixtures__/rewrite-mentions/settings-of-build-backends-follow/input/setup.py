from setuptools import setup, Extension
setup(
    name="shop",
    packages=["shop", "shop.invoicing"],
    package_dir={"": "src", "shop.invoicing": "src/shop/invoicing"},
    package_data={"shop.invoicing": ["data/*.txt"], "shop": ["invoicing/data/*.txt"]},
    data_files=[("share/shop", ["src/shop/invoicing/data/x.txt"])],
    ext_modules=[Extension("shop.invoicing._c", ["src/shop/invoicing/_c.c"])],
)

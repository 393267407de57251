from setuptools import setup, Extension
setup(
    name="shop",
    packages=["shop", "shop.billing"],
    package_dir={"": "src", "shop.billing": "src/shop/billing"},
    package_data={"shop.billing": ["data/*.txt"], "shop": ["billing/data/*.txt"]},
    data_files=[("share/shop", ["src/shop/billing/data/x.txt"])],
    ext_modules=[Extension("shop.billing._c", ["src/shop/billing/_c.c"])],
)

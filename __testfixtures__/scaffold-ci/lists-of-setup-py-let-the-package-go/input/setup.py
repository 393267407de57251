from setuptools import setup, Extension
setup(
    name="shop",
    version="1",
    packages=["shop", "shop.invoicing"],
    package_dir={"shop": "shop", "shop.invoicing": "shop/invoicing"},
    package_data={"shop.invoicing": ["data/*.txt"], "shop": ["py.typed", "invoicing/data/*.txt"]},
    install_requires=["attrs>=20"],
    data_files=[("share/shop", ["shop/invoicing/data/x.txt"])],
)

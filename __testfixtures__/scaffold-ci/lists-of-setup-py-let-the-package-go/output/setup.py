from setuptools import setup, Extension
setup(
    name="shop",
    version="1",
    packages=["shop"],
    package_dir={"shop": "shop"},
    package_data={"shop": ["py.typed"]},
    install_requires=["attrs>=20", "shop-invoicing"],
    data_files=[("share/shop", ["packages/shop-invoicing/src/shop_invoicing/data/x.txt"])],
)

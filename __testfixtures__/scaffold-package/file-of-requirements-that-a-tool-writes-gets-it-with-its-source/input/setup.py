from setuptools import setup

setup(name="shop", version="3.2", packages=["shop", "shop.invoicing"], install_requires=["attrs"])

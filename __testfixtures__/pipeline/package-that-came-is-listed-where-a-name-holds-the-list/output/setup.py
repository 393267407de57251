from setuptools import setup

PACKAGES = [
    "shop",
    "shop.parts",
    "shop.plain",
]

setup(name="shop", version="1", packages=PACKAGES)

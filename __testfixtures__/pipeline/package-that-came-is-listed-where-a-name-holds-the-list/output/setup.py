from setuptools import setup

PACKAGES = [
    "shop",
    "shop.plain",
    "shop.parts",
]

setup(name="shop", version="1", packages=PACKAGES)

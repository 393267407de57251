from setuptools import find_namespace_packages, setup

PKG = "shop"
MORE = {"shop.extra": ["*.txt"]}
ALL = ["*.json"]
setup(
    name="shop",
    version="1",
    packages=find_namespace_packages(include=["shop*"]),
    package_data={
        **MORE,
        PKG + ".rates": ALL,
        # What types are read from.
        PKG: ["py.typed"],
    },
    install_requires=["attrs>=20"],
)

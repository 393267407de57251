from setuptools import find_namespace_packages, setup

PKG = "shop"
MORE = {"shop.extra": ["*.txt"]}
ALL = ["*.json"]
setup(
    name="shop",
    version="1",
    packages=find_namespace_packages(include=["shop*"]),
    package_data={
        PKG + ".till": ["*.json"],
        **MORE,
        PKG + ".rates": ALL,
        "shop.till.more": ["*.csv"],
        # What types are read from.
        PKG: ["py.typed", "till/*.json"],
    },
    install_requires=["attrs>=20"],
)

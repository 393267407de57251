from setuptools import setup

with open("README.md") as f:
    long_description = f.read()

EXTRAS = {
    "table": ["tabulate>=0.8"],
    "dev": ["pytest>=7", "pytest-mock"],
}
EXTRAS["all"] = sorted(sum(EXTRAS.values(), []))

setup(
    name="shop",
    version="2.1.0",
    description="A shop",
    long_description=long_description,
    license="MIT",
    author="Ann, Bob",
    author_email="ann@example.org",
    url="https://shop.example.org",
    project_urls={"Source": "https://code.example.org/shop"},
    packages=["shop", "shop.invoicing"],
    package_data={"shop": ["py.typed", "texts/*.txt"], "shop.invoicing": ["templates/*.txt"]},
    python_requires=">=3.9",
    install_requires=["attrs>=20", "click>=8,<9", "PyYAML", 'colorama>=0.4; sys_platform == "win32"'],
    extras_require=EXTRAS,
    entry_points={"console_scripts": ["shop=shop.orders:main", "shop-invoice = shop.invoicing.cli:main"]},
    classifiers=["Development Status :: 4 - Beta", "License :: OSI Approved :: MIT License", "Programming Language :: Python :: 3", "Typing :: Typed"],
)

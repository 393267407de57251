from setuptools import setup

# What is installed; a test holds it against the folders.
modules = [
    "shop.invoicing",
    "shop.orders_tests",
]

tests = ["shop.invoicing.tests"]
more = []
more.extend([
    "shop.invoicing.tests",
    "shop.orders_tests",
])

setup(
    name="shop",
    version="1.0",
    packages=["shop"] + modules + tests + [*more],
    python_requires=">=3.9",
    install_requires=[
        "Pillow>=10",  # images
        "PyYAML>=6",
    ],
    extras_require={"dev": ["pytest"]},
)

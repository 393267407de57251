from setuptools import find_packages, setup

setup(
    name="shop",
    version="1.0",
    packages=find_packages(),
    python_requires=">=3.9",
    install_requires=[
        "Pillow>=10",  # images
        "PyYAML>=6",
        "shop-invoicing",
    ],
    extras_require={"dev": ["pytest"]},
)

from .data.io import LOGO

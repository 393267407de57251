import os

import flask
from shop.base import Base


class View(Base):
    path = os.sep
    app = flask

import flask
import os

from shop.base import Base

print(flask, os, Base)

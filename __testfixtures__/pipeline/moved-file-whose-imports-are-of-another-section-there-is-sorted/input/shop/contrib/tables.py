import flask

from shop.base import Base
from shop.contrib.views import View

print(View, flask, Base)

import flask
from shop.base import Base

from shop_contrib.views import View

print(View, flask, Base)

import flask

from .views import View

print(View, flask)

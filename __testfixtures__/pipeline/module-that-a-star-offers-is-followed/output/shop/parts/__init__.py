from shop.parts import views
from .graph import Graph

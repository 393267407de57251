from couchdb.client import Server
from shop.errors import Missing
from shop.routing import path
from shop.serving import Absent

print(Server, Absent, Missing, path)

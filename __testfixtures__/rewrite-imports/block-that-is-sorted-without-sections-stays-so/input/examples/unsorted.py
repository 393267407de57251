from zlib import crc32
from couchdb.client import Server
from shop.errors import Absent
from shop.errors import Missing
from shop.routing import path

print(Server, Absent, Missing, path)

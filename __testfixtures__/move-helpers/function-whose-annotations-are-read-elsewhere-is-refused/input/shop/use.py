from shop.forms import kinds
from shop.models import pack

print(kinds(pack))

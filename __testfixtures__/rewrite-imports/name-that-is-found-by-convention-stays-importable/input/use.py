from shop import settings
from shop.models import User

NAMES = [User.__name__, settings.ROOT_URLCONF]

from shop import settings
from shop.goal import User

NAMES = [User.__name__, settings.ROOT_URLCONF]

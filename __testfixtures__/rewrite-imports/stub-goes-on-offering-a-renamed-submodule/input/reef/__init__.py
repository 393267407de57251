from . import coral
from . import fish, weed

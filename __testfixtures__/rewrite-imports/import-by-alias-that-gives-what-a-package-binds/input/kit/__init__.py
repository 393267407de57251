from .drill import drill
from .saw import saw

from .clock import now, tick
from .lamp import is_on
from .tools import saw

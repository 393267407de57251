lazy from . import (other,
    late)
NOTE = "shop.models"

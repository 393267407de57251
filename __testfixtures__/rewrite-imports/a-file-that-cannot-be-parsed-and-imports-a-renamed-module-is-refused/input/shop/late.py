lazy from .models import Item

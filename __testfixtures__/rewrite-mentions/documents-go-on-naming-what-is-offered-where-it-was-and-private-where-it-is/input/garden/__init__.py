from typing import TYPE_CHECKING

from garden.sheds.doors import Door
from garden.tools import Rake, Spade
from garden.water import Can, _Hose

if TYPE_CHECKING:
    from garden.tools import Hoe

__all__ = ["Can", "Door", "Rake", "Spade"]

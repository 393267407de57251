from typing import TYPE_CHECKING

from garden._iron import Rake, Spade
from garden._water import Can, _Hose
from garden.sheds._wood import Door

if TYPE_CHECKING:
    from garden._iron import Hoe

__all__ = ["Can", "Door", "Rake", "Spade"]

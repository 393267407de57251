try:
    from typing import Literal
except ImportError:
    from typing_extensions import Literal  # type: ignore

try:
    import simplejson as json
except ImportError:
    import json

# Not everybody has colours.
try:
    import pigments
except ImportError:
    pigments = None

try:
    from typing import Annotated, Protocol
except ImportError:  # pragma: no cover
    from typing_extensions import Annotated, Protocol

try:
    import dryers
except ImportError:
    dryers = None


def label_of(plant: str, hue: Literal["green", "brown"], size: Annotated[int, "mm"]) -> str:
    return json.dumps([plant, hue, size, pigments, dryers])

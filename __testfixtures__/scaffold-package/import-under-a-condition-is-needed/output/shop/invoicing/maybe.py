from typing import TYPE_CHECKING

try:
    import orjson
except ImportError:
    orjson = None

if TYPE_CHECKING:
    from stubs_only import Never

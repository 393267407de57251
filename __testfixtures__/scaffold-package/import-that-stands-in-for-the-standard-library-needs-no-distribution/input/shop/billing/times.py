try:
    import zoneinfo
except ModuleNotFoundError:
    from backports import zoneinfo

try:
    from graphlib import TopologicalSorter
except ImportError:  # Python 3.8
    from shoptools_graphlib import TopologicalSorter

ZONE = zoneinfo.ZoneInfo("UTC")
ORDER = TopologicalSorter

try:
    import shoptools_fast as tools
except ImportError:
    import shoptools_slow as tools

TOOLS = tools

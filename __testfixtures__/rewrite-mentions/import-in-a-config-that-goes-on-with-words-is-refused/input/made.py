DEF = "def f(*, wrap=__import__('tool.fetch').fetch.STREAM"
WHOLE = eval("__import__('tool.calm').calm.STREAM")

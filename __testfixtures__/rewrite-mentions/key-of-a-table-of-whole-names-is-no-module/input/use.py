from loom.weaves import weave

print(weave("twill")())

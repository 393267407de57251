import oven


def use(tool):
    return tool.bake()


print(use(oven))

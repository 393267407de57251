import oven


def use(tool):
    return tool.cool()


print(use(oven), oven.cool())

import app.reg as reg


class Show:
    reg.Cell.show = True
    reg.table["show"] = 1


HOOK = reg.hooks.append("show")


def page(found=reg.table.setdefault("page", 2), size=len(reg.hooks)):
    return found, size


def other():
    return "o"

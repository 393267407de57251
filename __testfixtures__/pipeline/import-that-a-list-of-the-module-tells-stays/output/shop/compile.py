def render():
    from shop.runtime import exported

    names = ", ".join(exported)
    scope = {}
    exec(f"from shop.runtime import {names}", scope)
    return scope

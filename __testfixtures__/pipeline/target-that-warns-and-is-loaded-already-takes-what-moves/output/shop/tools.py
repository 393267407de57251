def compose(*funcs):
    return funcs

class Form(type):
    def __new__(mcs, name, bases, namespace):
        namespace["kinds"] = list(namespace.get("__annotations__", {}).values())
        return super().__new__(mcs, name, bases, namespace)

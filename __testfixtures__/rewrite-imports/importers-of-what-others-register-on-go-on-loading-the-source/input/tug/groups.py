class Group:
    def __init__(self, function):
        self.function, self.commands = function, {}

    def command(self):
        def keep(function):
            self.commands[function.__name__] = function
            return function

        return keep

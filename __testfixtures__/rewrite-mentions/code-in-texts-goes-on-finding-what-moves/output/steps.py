import code

console = code.InteractiveInterpreter()
console.runsource("import pond.frogs")
console.runsource("print(pond.toads.croak())")

/** The cases of guarded imports. */
export const FIXTURES = new URL('../../__testfixtures__/guard-optional-imports', import.meta.url).pathname

/** A little gridlib, and what each use gives with it and without it. */
export const USE = `
import sys, types, typing
tree, have = sys.argv[1:]
sys.path.insert(0, tree)
if have == "yes":
    gridlib = types.ModuleType("gridlib")
    class Table:
        def __init__(self, rows=()): self.rows = list(rows)
        def size(self): return len(self.rows)
    class Column(typing.Generic[typing.TypeVar("T")]):
        def __init_subclass__(cls, frozen=False): cls.frozen = frozen
    data = types.ModuleType("gridlib.data")
    gridlib.Table = Table; gridlib.Column = Column; gridlib.data = data; data.Table = Table; gridlib.Column = Column
    gridlib.read = lambda path, strict: ("read", path, strict)
    gridlib.fast = lambda level: lambda function: lambda *args: ("fast", level, function(*args))
    gridlib.cached = lambda function: function
    gridlib.size = len
    sys.modules["gridlib"] = gridlib
else:
    sys.modules["gridlib"] = None

def show(what):
    try:
        print(what())
    except Exception as error:
        print(type(error).__name__, error)

`

/** What a use says when gridlib is missing. */
export function needs(user: string, error = 'ImportError'): string {
  return `${error} ${user} needs gridlib, which is not installed: pip install 'shop[tables]'`
}

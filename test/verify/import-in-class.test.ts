import { expect, test } from 'vitest'
import { mayImportInClass } from '../../src/verify/reached/lost-class-imports.ts'

test.each([
  ['alone', 'class A:\n    import shop\n'],
  ['behind a method', 'class A:\n    def f(self):\n        return 1\n\n    from shop import kit\n'],
  ['below a condition', 'class A:\n    if DEBUG:\n        import shop\n'],
  ['in a class of a function', 'def f():\n    class A:\n        import shop\n'],
  ['behind a text that reads like a function', 'class A:\n    """\ndef f():\n    """\n    import shop\n'],
  ['behind a bracket that closes at the margin', 'class A:\n    x = (\n1,\n)\n    import shop\n'],
  ['by tabs', 'class A:\n\timport shop\n'],
])('an import may stand in a class: %s', (_, text) => expect(mayImportInClass(text)).toBe(true))

test.each([
  ['at the margin', 'import shop\n\n\nclass A:\n    x = 1\n'],
  ['for type checkers, above all classes', 'if TYPE_CHECKING:\n    import shop\n\n\nclass A:\n    x = 1\n'],
  ['in a method', 'class A:\n    def f(self):\n        import shop\n'],
  ['in an asynchronous method', 'class A:\n    async def f(self):\n        if 1:\n            import shop\n'],
  ['in a text', 'class A:\n    """\n    import shop\n    """\n'],
])('no import stands in a class: %s', (_, text) => expect(mayImportInClass(text)).toBe(false))

import { beforeAll, describe, expect, test } from 'vitest'
import { loadPython } from '../../src/python/parse/grammar.ts'
import { codeReader } from '../../src/verify/meaning/code-text.ts'
import { withoutNeedlessParentheses } from '../../src/verify/meaning/needless-parentheses.ts'

beforeAll(() => loadPython())

/** What the proof compares of a text that has neither names nor strings to it. */
function code(text: string): string {
  return codeReader()(withoutNeedlessParentheses(text))
}

describe('parentheses that are there for the lines alone say nothing', () => {
  test.each([
    ['a right side', 'x = a + b\n', 'x = (\n    a\n    + b\n)\n'],
    ['a right side on one line of its own', 'x = a.b\n', 'x = (\n    a.b\n)\n'],
    ['methods, each on a line', 'x = a(1).b(2).c()\n', 'x = (\n    a(1)\n    .b(2)\n    .c()\n)\n'],
    ['an annotated one', 'x: int = a + b\n', 'x: int = (\n    a + b\n)\n'],
    ['an augmented one', 'x += a + b\n', 'x += (\n    a + b\n)\n'],
    ['a returned value', 'def f():\n    return a and b\n', 'def f():\n    return (\n        a\n        and b\n    )\n'],
    ['an assertion', 'assert a == b\n', 'assert (\n    a\n    == b\n)\n'],
    ['an assertion with a message', 'assert a == b, c\n', 'assert (\n    a == b\n), c\n'],
    ['a condition', 'if a in b:\n    c()\n', 'if (\n    a\n    in b\n):\n    c()\n'],
    ['a chained comparison', 'while a < b < c:\n    d()\n', 'while (\n    a\n    < b\n    < c\n):\n    d()\n'],
    ['what a loop goes over', 'for a in b.c(1).d(2):\n    e()\n', 'for a in (\n    b.c(1)\n    .d(2)\n):\n    e()\n'],
    ['carriage returns', 'x = a + b\r\n', 'x = (\r\n    a\r\n    + b\r\n)\r\n'],
    ['methods in a call', 'f(\n    a(1).b(2),\n    3\n)\n', 'f(\n    a(1)\n    .b(2),\n    3\n)\n'],
  ])('%s', (_, was, is) => expect(code(is)).toBe(code(was)))
})

describe('others say something', () => {
  test.each([
    ['a tuple', 'x = a\n', 'x = (\n    a,\n)\n'],
    ['what is asserted becomes a tuple', 'assert a, b\n', 'assert (\n    a, b\n)\n'],
    ['a generator', 'x = [a for a in b]\n', 'x = (\n    a for a in b\n)\n'],
    ['an operand', 'x = a + b * c\n', 'x = (\n    a + b\n) * c\n'],
    ['what is called', 'x = a + b()\n', 'x = (\n    a + b\n)()\n'],
    ['what is negated', 'x = -a + b\n', 'x = -(\n    a + b\n)\n'],
    ['the second of two', 'x = a, b\n', 'x = a, (\n    b,\n)\n'],
    ['an argument', 'f(a)\n', 'f((\n    a,\n))\n'],
    ['an assignment in an expression', 'x = a\n', 'x = (\n    y := a\n)\n'],
    ['a generator that waits', 'def f():\n    x = yield\n', 'def f():\n    x = (\n        yield\n    )\n'],
    ['texts side by side', 'x = "a"\n"b"\n', 'x = (\n    "a"\n    "b"\n)\n'],
    ['a sign on the next line', 'x = a\n-b\n', 'x = (\n    a\n    -b\n)\n'],
    ['two statements', 'x = a\nb()\n', 'x = (\n    a\n)\nb\n()\n'],
    ['a call', 'x = f\n', 'x = f (\n    a\n)\n'],
    ['on one line they were written by hand', 'x = a + b\n', 'x = (a + b)\n'],
    ['a comment between them', 'x = a + b\n', 'x = (\n    # why\n    a + b\n)\n'],
    ['the first target of two', 'a, b = c\n', '(\n    a, b\n) = c\n'],
  ])('%s', (_, was, is) => expect(code(is)).not.toBe(code(was)))
})

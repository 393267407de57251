import { beforeAll, describe, expect, test } from 'vitest'
import { replace } from '../../src/model/edit.ts'
import { fittedLines } from '../../src/python/edit/fit-lines.ts'
import { laidOutEdits } from '../../src/python/edit/laid-out-lines.ts'
import { factsOfText } from '../../src/python/index/symbol-index.ts'
import { loadPython } from '../../src/python/parse/grammar.ts'
import { applyEdits } from '../../src/text/apply-edits.ts'

beforeAll(() => loadPython())

/** A text with each `long_name` replaced, laid out for lines of 30 characters. */
function laidOut(text: string, name: string): string {
  const facts = factsOfText(text)
  const edits = [...text.matchAll(/long_name/g)].map(({ index }) => replace(index, index + 'long_name'.length, name))
  return applyEdits(text, laidOutEdits({ facts, edits, factsOf: factsOfText, width: 30 }))
}

describe('code that an edit makes shorter', () => {
  test.each([
    ['an argument', 'call_it(\n    first, long_name, 1122\n)\n', 'call_it(first, n, 1122)\n'],
    ['the callee', 'long_name(\n    first, second, third\n)\n', 'n(first, second, third)\n'],
    ['in a suite', 'if a:\n    call(\n        long_name, second1234\n    )\n', 'if a:\n    call(n, second1234)\n'],
    [
      'one line of several',
      'call_it(\n    first(\n        long_name, 1, 2, 3456\n    ),\n    b,\n)\n',
      'call_it(\n    first(n, 1, 2, 3456),\n    b,\n)\n',
    ],
    ['a header', 'if call_it(\n    long_name, second1\n):\n    pass\n', 'if call_it(n, second1):\n    pass\n'],
    ['an operand', 'a = (\n    long_name\n    + second.third_one\n)\n', 'a = n + second.third_one\n'],
    ['methods', 'a = (\n    long_name(1)\n    .b(2)\n    .c(3456789)\n)\n', 'a = n(1).b(2).c(3456789)\n'],
    [
      'a condition',
      'if (\n    long_name\n    and second.third1\n):\n    pass\n',
      'if n and second.third1:\n    pass\n',
    ],
    [
      'what a loop goes over',
      'for a in (\n    long_name.second_third_\n):\n    pass\n',
      'for a in n.second_third_:\n    pass\n',
    ],
    [
      'operands that still do not fit beside the name',
      'answer_it = (\n    long_name\n    + second\n    + third1\n)\n',
      'answer_it = (\n    n + second + third1\n)\n',
    ],
    ['a carriage return', 'call_it(\r\n    first, long_name, 1122\r\n)\r\n', 'call_it(first, n, 1122)\r\n'],
  ])('%s: is put on one line', (_, text, wanted) => {
    expect(laidOut(text, 'n')).toBe(wanted)
  })

  test.each([
    ['a comma keeps the lines', 'call_it(\n    first,\n    long_name,\n)\n'],
    ['there was room before', 'call(\n    a, long_name\n)\n'],
    ['there is no room yet', 'call_it(\n    long_name, second, third, fourth\n)\n'],
    ['a comment', 'call_it(\n    first, long_name  # why\n)\n'],
    ['a text of many lines', 'call_it(\n    """a\n    b""", long_name, 1\n)\n'],
    ['parentheses that had room before', 'answer = (\n    a + long_name\n)\n'],
    ['a pair', 'a = (\n    second.third, long_name,\n)\n'],
    ['an operand in parentheses', 'a = second * (\n    long_name + 3\n)\n'],
    ['brackets of an operand would be parted', 'answer_it_isnt = (\n    long_name\n    + call(22, 345678)\n)\n'],
    ['the formatter is told off', '# fmt: off\ncall_it(\n    first, long_name, 1122\n)\n'],
    ['a backslash', 'call_it(\n    first, \\\n    long_name, 11\n)\n'],
  ])('%s: stays', (_, text) => {
    expect(laidOut(text, 'n')).toBe(text.replace('long_name', 'n'))
  })
})

describe('a call that an edit makes too long', () => {
  const longer = 'a_much_longer_name'
  test.each([
    ['a value', 'a = call(long_name, 12)\n', `a = call(\n    ${longer}, 12\n)\n`],
    ['a return', 'return call(long_name, 1)\n', `return call(\n    ${longer}, 1\n)\n`],
    ['with a comma behind', 'f(\n    call(long_name, 12),\n)\n', `f(\n    call(\n        ${longer}, 12\n    ),\n)\n`],
    ['a context', 'with f(long_name) as x:\n    pass\n', `with f(\n    ${longer}\n) as x:\n    pass\n`],
    ['no room there', 'f(long_name, second1, third)\n', `f(\n    ${longer},\n    second1,\n    third,\n)\n`],
    ['a list', 'a = [long_name, 1, 2, 34]\n', `a = [\n    ${longer},\n    1,\n    2,\n    34,\n]\n`],
    ['a table', 'a = {"b": long_name, "c": 2}\n', `a = {\n    "b": ${longer},\n    "c": 2,\n}\n`],
    ['an operator', 'a = 1 + call(long_name)\n', `a = 1 + call(\n    ${longer}\n)\n`],
    ['a comparison', 'assert a == b(1, long_name)\n', `assert a == b(\n    1, ${longer}\n)\n`],
    ['a list that is compared', 'assert a(1) == [long_name, 2]\n', `assert a(1) == [\n    ${longer},\n    2,\n]\n`],
    ['a method of a call', 'a = b(1).call(long_name)\n', `a = b(1).call(\n    ${longer}\n)\n`],
    ['one thing in a list', 'answer = [long_name + 1]\n', `answer = [\n    ${longer} + 1\n]\n`],
    ['a subscript', 'answer = table[long_name]\n', `answer = table[\n    ${longer}\n]\n`],
    ['a header', 'if call(long_name, 12):\n    pass\n', `if call(\n    ${longer}, 12\n):\n    pass\n`],
    ['a call behind a call', 'if a(1) and b.c(long_name):\n    d\n', `if a(1) and b.c(\n    ${longer}\n):\n    d\n`],
    [
      'a pair behind a call',
      'if a and b(("c", long_name)):\n    d\n',
      `if a and b(\n    ("c", ${longer})\n):\n    d\n`,
    ],
    ['what is asked of it', 'a = call(long_name, 1).b\n', `a = call(\n    ${longer}, 1\n).b\n`],
    ['an augmented assignment', 'a += call(long_name, 1)\n', `a += call(\n    ${longer}, 1\n)\n`],
    [
      'a pair in a list',
      'f(\n    (b(1), long_name, 23),\n)\n',
      `f(\n    (\n        b(1),\n        ${longer},\n        23,\n    ),\n)\n`,
    ],
  ])('%s: has its arguments on a line of their own', (_, text, wanted) => {
    expect(laidOut(text, longer)).toBe(wanted)
  })

  test.each([
    ['an operand in brackets', 'a = [1] + call(long_name)\n'],
    ['brackets around one thing', 'f(\n    (b + long_name + 123),\n)\n'],
    ['a call behind a bracket', 'if (1) and b.c(long_name):\n    d\n'],
    ['a subscript of two', 'answer = table[long_name, 1]\n'],
    ['arguments that do not fit either', 'a = call(long_name, 1, [2, 3], 4)\n'],
    ['a line that was too long before', 'a = call(long_name, 12, 1234567)\n'],
    ['a comment', 'a = call(long_name, 1)  # why\n'],
  ])('%s: stays', (_, text) => {
    expect(laidOut(text, longer)).toBe(text.replace('long_name', longer))
  })
})

describe('a side that an edit makes too long', () => {
  const longer = 'a_much_longer_name'
  test.each([
    ['two operators', 'a = 1 + 2 + f(long_name)\n', `a = (\n    1\n    + 2\n    + f(${longer})\n)\n`],
    ['a name', 'answer = long_name.b.c\n', `answer = (\n    ${longer}.b.c\n)\n`],
    ['a comparison', 'return long_name == other1\n', `return (\n    ${longer}\n    == other1\n)\n`],
    ['a membership', 'assert long_name in a.other\n', `assert (\n    ${longer}\n    in a.other\n)\n`],
    ['a chained comparison', 'a = b < long_name < f(1)\n', `a = (\n    b\n    < ${longer}\n    < f(1)\n)\n`],
    [
      'operands that do not fit in one line',
      'a = long_name and b and c_d\n',
      `a = (\n    ${longer}\n    and b\n    and c_d\n)\n`,
    ],
    ['methods', 'a = b(1).c(2).d(long_name)\n', `a = (\n    b(1)\n    .c(2)\n    .d(${longer})\n)\n`],
    ['a condition', 'if long_name and b.other:\n    pass\n', `if (\n    ${longer}\n    and b.other\n):\n    pass\n`],
    ['a loop', 'for a in long_name + b.cc:\n    pass\n', `for a in (\n    ${longer} + b.cc\n):\n    pass\n`],
    ['a subscript at its end', 'a.b = c == long_name[1]\n', `a.b = (\n    c == ${longer}[1]\n)\n`],
    ['a carriage return', 'a = 1 + 2 + f(long_name)\r\n', `a = (\r\n    1\r\n    + 2\r\n    + f(${longer})\r\n)\r\n`],
  ])('%s: stands between parentheses', (_, text, wanted) => {
    expect(laidOut(text, longer)).toBe(wanted)
  })

  test.each([
    ['in brackets', 'f(\n    a1234 == g(long_name),\n)\n', `f(\n    a1234\n    == g(${longer}),\n)\n`],
    ['a named argument', 'f(\n    a=long_name and b.c12,\n)\n', `f(\n    a=${longer}\n    and b.c12,\n)\n`],
  ])('%s: each operand has a line', (_, text, wanted) => {
    expect(laidOut(text, longer)).toBe(wanted)
  })

  test.each([
    ['one that begins with a list', 'a = [1] + long_name.other\n'],
    ['a function', 'a = lambda: long_name.other\n'],
    ['an assertion with a message', 'assert long_name == b1, "c"\n'],
    ['several targets', 'a = b = long_name + c.other\n'],
    ['a value that is handed out', 'yield long_name + c.other\n'],
    ['what is raised', 'raise long_name.b.other1111\n'],
    ['a conditional argument', 'f(\n    long_name if b else c1,\n)\n'],
    ['a second target of a loop', 'for a in long_name.other1:\n    pass\n'],
  ])('%s: stays', (_, text) => {
    expect(laidOut(text, longer)).toBe(text.replace('long_name', longer))
  })
})

test('a text that we write is laid out for the width of the project', () => {
  const text =
    'NAMES = {\n    "sieve": ["a", "b"],\n}\n\nrun(\n    ["sieve", "mesh"], 3\n)\nrun(["net", "mesh"], [1, 2])\n'
  expect(fittedLines(text, 40)).toBe(
    'NAMES = {\n    "sieve": ["a", "b"],\n}\n\nrun(["sieve", "mesh"], 3)\nrun(["net", "mesh"], [1, 2])\n',
  )
  expect(fittedLines(text, 22)).toBe(
    'NAMES = {\n    "sieve": [\n        "a",\n        "b",\n    ],\n}\n\nrun(\n    ["sieve", "mesh"], 3\n)\nrun(\n    ["net", "mesh"],\n    [1, 2],\n)\n',
  )
})

test('the one member of a list, table or set has no comma behind it on its line, as black and ruff put it', () => {
  expect(fittedLines('NAMES = {\n    "sieve": ["mesh_of_wire"],\n    "net": ["a"],\n}\n', 26)).toBe(
    'NAMES = {\n    "sieve": [\n        "mesh_of_wire"\n    ],\n    "net": ["a"],\n}\n',
  )
  expect(fittedLines('NAMES = ["mesh_of_wire"]\nMORE = {"mesh_of_wire"}\n', 22)).toBe(
    'NAMES = [\n    "mesh_of_wire"\n]\nMORE = {\n    "mesh_of_wire"\n}\n',
  )
})

import { describe, expect, test } from 'vitest'
import type { Binding, Reference } from '../../src/python/facts/facts.ts'
import { meaningOf, visibleBindings } from '../../src/python/facts/resolve.ts'
import { factsOfText } from '../../src/python/index/symbol-index.ts'

/** What the name behind `?` may be bound by: the kinds of the bindings and the lines they stand in. */
function bindingsOf(marked: string): string {
  const { facts, reference } = marker(marked)
  return visibleBindings(facts, reference)
    .map((binding) => kindAndLine(facts.text, binding))
    .join(' ')
}

/** The reference behind the one `?` of a text, and the facts of the text without it. */
function marker(marked: string): { facts: ReturnType<typeof factsOfText>; reference: Reference } {
  const at = marked.indexOf('?')
  const facts = factsOfText(marked.replace('?', ''))
  expect(facts.errors).toEqual([])
  const reference = facts.references.find(({ span }) => span.start === at)
  if (reference === undefined) throw new Error(`no reference at the mark of ${marked}`)
  return { facts, reference }
}

function kindAndLine(text: string, binding: Binding): string {
  return `${binding.kind}:${text.slice(0, binding.span.start).split('\n').length}`
}

describe('code that runs when the module is imported', () => {
  test.each<[string, string, string]>([
    ['an import above', 'import b\n?b', 'import:1'],
    ['nothing', '?b', ''],
    ['a builtin', '?print', ''],
    ['bound below only', '?b\nimport b', 'import:2'],
    ['the last one counts', 'import b\nb = 1\n?b', 'assign:2'],
    ['not the next one', 'import b\n?b\nb = 1', 'import:1'],
    ['on its own right side', 'import b\nb = ?b.x', 'import:1'],
    ['either branch', 'if x:\n    import b\nelse:\n    b = 1\n?b', 'import:2 assign:4'],
    ['a branch after a certain one', 'import b\nif x:\n    b = 1\n?b', 'import:1 assign:3'],
    ['try and except', 'try:\n    import b\nexcept E:\n    b = None\n?b', 'import:2 assign:4'],
    ['a loop binds its target', 'import b\nfor b in x: pass\n?b', 'import:1 target:2'],
    ['with', 'import b\nwith x as b: pass\n?b', 'target:2'],
    ['deleted and bound', 'import b\ndel b\nb = 1\n?b', 'assign:3'],
    ['only declared', 'import b\nb: int\n?b', 'import:1'],
    ['augmented', 'b = 1\nb += ?b', 'assign:1'],
    ['a function that sets it', 'import b\ndef f():\n    global b\n    b = 1\n?b', 'import:1 assign:4'],
    ['a walrus', 'import b\nif (b := 1): ?b', 'assign:2'],
    ['a class', 'class b: pass\n?b', 'class:1'],
    ['a decorator', 'import b\n@?b.x\ndef b(): pass', 'import:1'],
    ['a type alias', 'type b = int\n?b', 'type:1'],
    ['an except name is gone below', 'import b\ntry: x\nexcept E as b: pass\n?b', 'import:1 target:3'],
    ['star of an iterable', 'b, *c = x\n?c', 'assign:1'],
    ['a capture pattern', 'import b\nmatch x:\n    case [b]: ?b', 'import:1 target:3'],
  ])('%s', (_name, marked, expected) => {
    expect(bindingsOf(marked)).toBe(expected)
  })
})

describe('functions', () => {
  test.each<[string, string, string]>([
    ['the module around', 'import b\ndef f(): ?b', 'import:1'],
    ['bound below the function', 'def f(): ?b\nimport b', 'import:2'],
    ['every binding of the module', 'import b\ndef f(): ?b\nb = 1', 'import:1 assign:3'],
    ['a parameter', 'import b\ndef f(b): ?b', 'parameter:2'],
    ['a default', 'import b\ndef f(b=?b): pass', 'import:1'],
    ['an annotation', 'import b\ndef f(b: ?b): pass', 'import:1'],
    ['a return annotation', 'import b\ndef f(b) -> ?b: pass', 'import:1'],
    ['star parameters', 'import b\ndef f(*b, **c): ?b', 'parameter:2'],
    ['keyword-only', 'import b\ndef f(*, b=1): ?b', 'parameter:2'],
    ['positional-only', 'import b\ndef f(b, /): ?b', 'parameter:2'],
    ['typed with a default', 'import b\ndef f(b: int = 1): ?b', 'parameter:2'],
    ['a local bound below', 'import b\ndef f():\n    ?b\n    b = 1', 'assign:4'],
    ['a local import', 'import b\ndef f():\n    import c as b\n    ?b', 'import:3'],
    ['a local loop', 'import b\ndef f():\n    for b in x: pass\n    ?b', 'target:3'],
    ['a local with', 'import b\ndef f():\n    with x as (b, c): ?b', 'target:3'],
    ['a local except', 'import b\ndef f():\n    try: x\n    except E as b: ?b', 'target:4'],
    ['a nested function around', 'import b\ndef f(b):\n    def g(): ?b', 'parameter:2'],
    ['global', 'import b\ndef f(b):\n    def g():\n        global b\n        ?b', 'import:1'],
    [
      'nonlocal',
      'import b\ndef f(b):\n    def g():\n        nonlocal b\n        ?b\n        b = 1',
      'parameter:2 assign:6',
    ],
    ['a lambda', 'import b\nlambda b: ?b', 'parameter:2'],
    ['a lambda default', 'import b\nlambda b=?b: 0', 'import:1'],
    ['a lambda around', 'import b\nlambda b: lambda: ?b', 'parameter:2'],
    ['a capture pattern', 'import b\ndef f(x):\n    match x:\n        case {"a": b}: ?b', 'target:4'],
    ['a rest pattern', 'import b\ndef f(x):\n    match x:\n        case {**b}: ?b', 'target:4'],
    ['an as pattern', 'import b\ndef f(x):\n    match x:\n        case 1 as b: ?b', 'target:4'],
    [
      'a keyword of a class pattern binds nothing',
      'import b\ndef f(x):\n    match x:\n        case C(b=c): ?b',
      'import:1',
    ],
    ['a name in a class pattern is read', 'import b\ndef f(x):\n    match x:\n        case ?b.C(): 0', 'import:1'],
    [
      'a nonlocal sets it',
      'def f():\n    import b\n    def g():\n        nonlocal b\n        b = 1\n    ?b',
      'import:2 assign:5',
    ],
    [
      'a nonlocal sets what is declared',
      'import b\ndef f():\n    b: int\n    def g():\n        nonlocal b\n        b = 1\n    ?b',
      'assign:6',
    ],
    ['its own name', 'def b(): ?b', 'function:1'],
  ])('%s', (_name, marked, expected) => {
    expect(bindingsOf(marked)).toBe(expected)
  })
})

describe('classes, comprehensions and type parameters', () => {
  test.each<[string, string, string]>([
    ['a class body', 'import b\nclass C:\n    b = 1\n    ?b', 'assign:3'],
    ['above it in the body', 'import b\nclass C:\n    ?b\n    b = 1', 'import:1'],
    ['a method', 'import b\nclass C:\n    b = 1\n    def f(self): ?b', 'import:1'],
    ['a default in a class body', 'import b\nclass C:\n    b = 1\n    def f(self, x=?b): 0', 'assign:3'],
    ['a decorator in a class body', 'import b\nclass C:\n    b = 1\n    @?b\n    def f(self): 0', 'assign:3'],
    ['a base class', 'import b\nclass C(?b): b = 1', 'import:1'],
    ['a class in a class', 'import b\nclass C:\n    b = 1\n    class D: ?b', 'import:1'],
    ['a class in a function', 'import b\ndef f(b):\n    class C: ?b', 'parameter:2'],
    ['a comprehension', 'import b\n[?b for b in x]', 'target:2'],
    ['its first iterable', 'import b\n[b for b in ?b]', 'import:1'],
    ['its second iterable', 'import b\n[b for b in x for c in ?b]', 'target:2'],
    ['its condition', 'import b\n{b: 1 for b in x if ?b}', 'target:2'],
    ['behind it', 'import b\n[b for b in x], ?b', 'import:1'],
    ['nested', 'import b\n[[?b for c in x] for b in y]', 'target:2'],
    ['a walrus in it', 'import b\ndef f(): any((b := y) for y in x); ?b', 'assign:2'],
    ['in a class body', 'import b\nclass C:\n    b = 1\n    x = [?b for y in z]', 'import:1'],
    ['its first iterable in a class body', 'import b\nclass C:\n    b = 1\n    x = [y for y in ?b]', 'assign:3'],
    ['a generic function', 'import b\ndef f[b](x: ?b): 0', 'parameter:2'],
    ['its body', 'import b\ndef f[b](): ?b', 'parameter:2'],
    ['its default', 'import b\ndef f[b](x=?b): 0', 'import:1'],
    ['its decorator', 'import b\n@?b\ndef f[b](): 0', 'import:1'],
    ['a bound', 'import b\ndef f[T: ?b](): 0', 'import:1'],
    ['a bound in a class body', 'import b\nclass C:\n    b = 1\n    def f[T: ?b](self): 0', 'assign:3'],
    ['a generic class', 'import b\nclass C[b](?b): 0', 'parameter:2'],
    ['a method of it', 'import b\nclass C[b]:\n    def f(self): ?b', 'parameter:2'],
    ['a type alias', 'import b\ntype A[b] = list[?b]', 'parameter:2'],
    ['a star type parameter', 'import b\ndef f[*b, **c](*x: *?b): 0', 'parameter:2'],
  ])('%s', (_name, marked, expected) => {
    expect(bindingsOf(marked)).toBe(expected)
  })
})

describe('strings that hold expressions', () => {
  test.each<[string, string, string]>([
    ['an f-string', 'import b\nf"{?b}"', 'import:1'],
    ['a format of it', 'import b\nf"{x:{?b}}"', 'import:1'],
    ['a nested one', 'import b\nf"{f\'{?b}\'}"', 'import:1'],
    ['a quoted annotation', 'import b\nx: "list[?b]"', 'import:1'],
    ['a quoted annotation in a class', 'import b\nclass C:\n    b = 1\n    x: "?b"', 'assign:3'],
    ['a cast', 'import b\nfrom typing import cast\ncast("?b", x)', 'import:1'],
  ])('%s', (_name, marked, expected) => {
    expect(bindingsOf(marked)).toBe(expected)
  })
})

describe('what a name means', () => {
  test.each<[string, string, string]>([
    ['a module', 'import shop.billing\n?shop', 'imported shop'],
    ['an alias', 'import shop.billing as b\n?b', 'imported shop.billing'],
    ['a name of a module', 'from shop.billing import x as y\n?y', 'imported shop.billing.x'],
    ['a relative import', 'from .billing import x\n?x', 'imported shop.billing.x'],
    ['two imports of one thing', 'if x: import shop.a\nelse: import shop.b\n?shop', 'imported shop'],
    ['two things', 'try: import a as b\nexcept E: import c as b\n?b', 'ambiguous a c'],
    ['an import or something else', 'try: import b\nexcept E: b = 1\n?b', 'ambiguous b'],
    ['its own', 'b = 1\n?b', 'own'],
    ['nothing', '?b', 'unbound'],
  ])('%s', (_name, marked, expected) => {
    const { facts, reference } = marker(marked)
    const meaning = meaningOf(facts, reference, { name: 'shop.till', isPackage: false })
    const names = meaning.kind === 'imported' ? [meaning.name] : meaning.kind === 'ambiguous' ? meaning.names : []
    expect([meaning.kind, ...names].join(' ')).toBe(expected)
  })
})

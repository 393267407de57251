import { readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Language, Parser } from 'web-tree-sitter'
import type { Node as ParserNode } from 'web-tree-sitter'
import { beforeAll, expect, test } from 'vitest'
import { parsePython } from '../../src/python/parse/grammar.ts'
import type { Node } from '../../src/python/parse/syntax-tree.ts'

const FOLDER = join(import.meta.dirname, '../../__testfixtures__')
/** Left out of the copy. */
const PUNCTUATION = new Set('()[]{},.:;='.split(''))

let parser: Parser
let language: Language

beforeAll(async () => {
  await Parser.init()
  language = await Language.load(createRequire(import.meta.url).resolve('tree-sitter-python/tree-sitter-python.wasm'))
  parser = new Parser().setLanguage(language)
})

/** What the parser's own node says of itself and of its parts, in the words of the copy. */
function described(node: ParserNode): unknown[] {
  const children = node.children.filter((child) => child.isMissing || !PUNCTUATION.has(child.type))
  const at = (child: ParserNode | null): number =>
    child === null ? -1 : children.findIndex((candidate) => candidate.id === child.id)
  return [
    [node.type, node.startIndex, node.endIndex, node.text, node.isNamed, node.isError, node.isMissing],
    [node.firstNamedChild, node.lastNamedChild].map(at),
    fields().map((field) => at(node.childForFieldName(field))),
    ...children.map((child) => described(child)),
  ]
}

function copied(node: Node): unknown[] {
  const at = (child: Node | null): number => (child === null ? -1 : node.children.indexOf(child))
  for (const child of node.children) expect(child.parent).toBe(node)
  return [
    [node.type, node.startIndex, node.endIndex, node.text, node.isNamed, node.isError, node.isMissing],
    [node.firstNamedChild, node.lastNamedChild].map(at),
    fields().map((field) => at(node.childForFieldName(field))),
    ...node.children.map((child) => copied(child)),
  ]
}

function fields(): readonly string[] {
  return language.fields.filter((field): field is string => field !== null)
}

function compare(text: string): void {
  const tree = parser.parse(text)
  if (tree === null) throw new Error('no tree')
  const copy = parsePython(text)
  expect(copied(copy.rootNode)).toEqual(described(tree.rootNode))
  expect(copy.hasError).toBe(tree.rootNode.hasError)
  for (const name of tree.rootNode.descendantsOfType('identifier')) {
    const found = tree.rootNode.descendantForIndex(name.startIndex, name.startIndex)
    const own = copy.rootNode.descendantForIndex(name.startIndex)
    expect([own.type, own.startIndex, own.endIndex]).toEqual([found?.type, found?.startIndex, found?.endIndex])
  }
  tree.delete()
}

const modules = readdirSync(join(FOLDER, 'pipeline'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /input.*\.py$/.test(path))
  .map((path) => readFileSync(join(FOLDER, 'pipeline', path), 'utf8'))

test('the copy of a tree says what the parser says, for every module of the pipeline cases', () => {
  expect(modules.length).toBeGreaterThan(20)
  for (const text of modules) compare(text)
})

test('so it does for texts that are cut off', () => {
  for (const text of modules) compare(text.slice(0, Math.floor(text.length * 0.7)))
})

test.each([
  ['nothing', ''],
  ['a missing bracket', 'x = (1, 2\n'],
  ['a missing name', 'import \ndef (): pass\n'],
  ['words the parser makes of two', 'a = b not in c\nd = e is not f\n'],
  ['text beyond the basic plane', 's = "\u{1f600}"; tail = s\n'],
  ['operators', 'a = b | c\nd: int = -e ** f\ng @= h\n'],
  [
    'an async function, decorators and type parameters',
    '@x.y(z=1)\nasync def f[T: int](a, /, *b, c=1, **d) -> T:\n    yield a\n',
  ],
  ['patterns', 'match a:\n    case B(c=d) | [e, *_] if f:\n        pass\n'],
])('so it does for %s', (_, text) => {
  compare(text)
})

import type { Finding } from '../../model/finding.ts'
import { joinName, lastPartOf, parentOf, prefixesOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { Node } from '../../python/parse/syntax-tree.ts'
import { literalText } from '../../python/parse/text-pieces.ts'
import { textReader } from '../../python/parse/text-values.ts'
import type { TextReader } from '../../python/parse/text-reading.ts'
import { anyQuery, tokenQuery, withOneOf } from '../../workspace/text-query.ts'
import { source, word } from '../../workspace/tokens.ts'
import { ENDS_WITH_IMPORTER } from './importers.ts'
import { loadersOf } from './loaders.ts'
import type { Loader } from './loaders.ts'

type Renaming = (module: QualifiedName) => QualifiedName

/** Displays and calls whose items go together. */
const TOGETHER = /^(?:argument_list|dictionary|tuple|list|set|expression_list)$/
const RELATIVE = /^(\.+)([\p{L}_]\w*(?:\.[\p{L}_]\w*)*)$/u

/** What the question is about: the modules that get another name, and who imports by what is handed over. */
interface Asked {
  readonly index: SymbolIndex
  readonly to: Renaming
  readonly renamed: readonly QualifiedName[]
  readonly loaders: readonly Loader[]
}

/**
 * Modules that are handed to code which imports by it, in two texts (`load("shop", "till")`, `{"package": "shop", "module": "till"}`) or by a
 * relative one (`load(".till")`), where the module gets another name: nothing that follows names sees it in there.
 */
export function handedParts(index: SymbolIndex, to: Renaming): readonly Finding[] {
  const renamed = index.allModules().filter((module) => module.includes('.') && to(module) !== module)
  if (renamed.length === 0) return []
  const loaders = loadersOf(index)
  if (!loaders.some(({ joins, bases }) => joins || bases !== undefined)) return []
  const asked: Asked = { index, to, renamed, loaders }
  const [first, ...others] = [...new Set(renamed.map(lastPartOf))].map((last) =>
    tokenQuery([[source(last)]], undefined),
  )
  if (first === undefined) return []
  const names = [...new Set(loaders.flatMap((loader) => [...loader.names]))].map(word)
  return index.workspace
    .matching(withOneOf(anyQuery([first, ...others]), names), '.py')
    .flatMap((path): readonly Finding[] => {
      const facts = index.facts(path)
      return facts === undefined || facts.errors.length > 0 ? [] : partsIn(asked, path, facts)
    })
}

function partsIn(asked: Asked, path: RepoPath, facts: ModuleFacts): readonly Finding[] {
  const reader = textReader(facts)
  const relevant = asked.loaders.filter(({ path: own, names }) => own === path || says(facts, names))
  if (relevant.length === 0) return []
  const found = new Map<string, Finding>()
  const add = (node: Node, said: string, module: QualifiedName, loader: Loader): void => {
    const key = `${module} ${said}`
    if (!found.has(key)) found.set(key, finding(asked, { path, node, said }, module, loader))
  }
  const loader = relevant.find(({ joins }) => joins)
  const offered = offeredNames(facts)
  for (const node of reader.root.descendantsOfType('string')) {
    const value = literalText(node)
    if (value === undefined || value === '') continue
    const isOffered = offered.has(node.startIndex)
    const whole = loader === undefined || isOffered ? undefined : wholeOf(asked, reader, node, value)
    if (loader !== undefined && whole !== undefined) add(node, value, whole, loader)
    for (const one of relevant) {
      const module = RELATIVE.test(value) && isHanded(node, one, path) ? countedFrom(asked, one, value) : undefined
      // What a file counts from its own package itself is told with its tables.
      const isOwn = one.path === path && module === joinName(packageOf(asked.index, path), value.replace(/^\./, ''))
      if (module !== undefined && !isOwn) add(node, value, module, one)
    }
  }
  return [...found.values()]
}

/**
 * Where the entries of an `__all__` start that its own file reads nowhere: each is a name of this module (language reference 7.11), and what
 * stands beside it is another one, no package that it is counted from.
 */
function offeredNames(facts: ModuleFacts): ReadonlySet<number> {
  const { dunderAll, references } = facts
  if (references.some(({ name, context, scope }) => name === '__all__' && (context === 'load' || scope !== 0)))
    return new Set()
  const lists = dunderAll.flatMap((part) => (part.kind === 'list' ? [part] : []))
  return new Set(lists.flatMap(({ entries }) => entries.map(({ span }) => span.start)))
}

/** The package that a file counts relative names from. */
function packageOf(index: SymbolIndex, path: RepoPath): QualifiedName {
  const { name = '', isPackage } = index.identityOf(path)
  return isPackage ? name : parentOf(name)
}

function says({ references, imports }: ModuleFacts, names: ReadonlySet<string>): boolean {
  return (
    imports.some(({ items }) => items.some(({ name, bound }) => names.has(lastPartOf(name)) || names.has(bound))) ||
    references.some(({ name, attributes }) => names.has(name) || attributes.some((step) => names.has(step.name)))
  )
}

/** The renamed module that a text names together with one beside it in the same brackets, which names the package before it. */
function wholeOf({ index, renamed }: Asked, reader: TextReader, node: Node, value: string): QualifiedName | undefined {
  const rest = value.replace(/^\./, '')
  const modules = renamed.filter((module) => module.endsWith(`.${rest}`))
  if (modules.length === 0 || index.isModule(value)) return undefined
  const around = bracketsAround(node)
  const beside = around.flatMap((list) => [
    ...new Set(list.namedChildren.flatMap((item) => textsOf(reader, item, node))),
  ])
  return modules.find((module) => beside.includes(module.slice(0, -rest.length - 1)))
}

/** The brackets that a text stands in: its own, and those around where its own are the value of a key. */
function bracketsAround(node: Node): readonly Node[] {
  const found: Node[] = []
  let at: Node | null = node
  while (found.length < 2 && at !== null) {
    const up: Node | null = at.parent
    if (up === null || !(TOGETHER.test(up.type) || /^(?:pair|keyword_argument)$/.test(up.type))) break
    if (TOGETHER.test(up.type) && (found.length === 0 || /^(?:pair|keyword_argument)$/.test(at.type))) found.push(up)
    else if (TOGETHER.test(up.type)) break
    at = up
  }
  return found
}

/** What an item of brackets may say, apart from the text itself: itself, the value of a key, and a key beside that text. */
function textsOf(reader: TextReader, item: Node, apart: Node): readonly string[] {
  if (item.startIndex === apart.startIndex && item.endIndex === apart.endIndex) return []
  const value = /^(?:pair|keyword_argument)$/.test(item.type) ? item.childForFieldName('value') : item
  const isAround = item.startIndex <= apart.startIndex && apart.endIndex <= item.endIndex
  const key = item.type === 'pair' && isAround ? item.childForFieldName('key') : undefined
  const parts = isAround ? [key] : [value]
  return parts.flatMap((one) => {
    if (one === null || one === undefined || !/^(?:string|identifier|attribute)$/.test(one.type)) return []
    return reader
      .valuesOf(one)
      .flatMap((pieces) =>
        pieces.every((piece) => piece.kind === 'text')
          ? [pieces.map((piece) => (piece.kind === 'text' ? piece.value : '')).join('')]
          : [],
      )
  })
}

/** Whether a text is handed to what a file of imports by names defines, or lies in a list or a variable beside such a call. */
function isHanded(node: Node, { names, path: own }: Loader, path: RepoPath): boolean {
  for (let at = node; at.parent !== null; at = at.parent) {
    const up = at.parent
    if (up.type === 'comparison_operator' || up.type === 'subscript') return false
    if (up.type === 'argument_list') {
      const callee = up.parent?.childForFieldName('function')
      const name = callee?.childForFieldName('attribute')?.text ?? callee?.text ?? ''
      return !ENDS_WITH_IMPORTER.test(name) && names.has(name)
    }
    if (up.type === 'return_statement') return own !== path
    if (/^(?:assignment|for_statement|for_in_clause)$/.test(up.type))
      return own !== path && areHanded(up.childForFieldName('left'), names)
    if (/^(?:block|module|expression_statement)$/.test(up.type)) return false
  }
  return false
}

/** Whether one of the variables is handed to what a file of imports by names defines. */
function areHanded(target: Node | null, names: ReadonlySet<string>): boolean {
  const bound = new Set((target?.descendantsOfType('identifier') ?? []).map(({ text }) => text))
  let root: Node | null = target
  while (root?.parent !== null && root !== null) root = root.parent
  return (root?.descendantsOfType('call') ?? []).some((call) => {
    const callee = call.childForFieldName('function')
    const given = call.childForFieldName('arguments')?.descendantsOfType('identifier') ?? []
    return (
      names.has(callee?.childForFieldName('attribute')?.text ?? callee?.text ?? '') &&
      given.some(({ text }) => bound.has(text))
    )
  })
}

/** The renamed module that a relative name means, counted from where a loader counts, and means no more afterwards. */
function countedFrom({ index, renamed, to }: Asked, { bases }: Loader, value: string): QualifiedName | undefined {
  const [, dots = '', rest = ''] = RELATIVE.exec(value) ?? []
  if (bases === undefined) return undefined
  const isLost = (base: QualifiedName): boolean => to(joinName(base, rest)) !== joinName(to(base), rest)
  return renamed.find((module) => {
    if (!module.endsWith(`.${rest}`)) return false
    const base = module.slice(0, -rest.length - 1)
    const counted = bases === 'any' ? undefined : bases.map((one) => prefixesOf(one)[dots.length - 1])
    return isLost(base) && index.isModule(base) && (counted === undefined || counted.includes(base))
  })
}

function finding(
  { to }: Asked,
  { path, node, said }: { readonly path: RepoPath; readonly node: Node; readonly said: string },
  module: QualifiedName,
  loader: Loader,
): Finding {
  const how = said.startsWith('.') ? 'counted from a package' : `behind "${parentOf(module)}"`
  return {
    code: 'dynamic-import',
    level: 'error',
    reason: `${path} says "${said}", which ${loader.path} may import ${how} as ${module}; it becomes ${to(module)}, and the text does not follow`,
    advice: `Hand over the whole name ("${module}") there and import it as it is: a whole name is followed, and \`import_module\` takes it whatever package it is given. Where nothing is imported by it, accept it in the recipe: \`accept: [{ code: dynamic-import, path: ${path}, because: ... }]\`.`,
    place: { path, span: { start: node.startIndex, end: node.endIndex } },
  }
}

import { whenRun } from '../meaning/when-run.ts'
import type { Finding } from '../../model/finding.ts'
import { firstPartOf, joinName } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { codeAlone } from '../../python/facts/code-alone.ts'
import type { ModuleFacts, Statement } from '../../python/facts/facts.ts'
import { absoluteModule } from '../../python/facts/resolve.ts'
import type { Scene } from '../proof/proof-input.ts'

/** A module of base as lines of code without strings and comments: what its functions and classes say, and what runs when it is loaded. */
interface Code {
  readonly facts: ModuleFacts
  readonly textOf: (statement: Statement) => string
  /** By name: the blocks of its functions and classes at the left margin. */
  readonly blocks: ReadonlyMap<string, string>
}

/**
 * Constants that were computed while their module was loaded and now are afterwards, from what that module changes on its way: they call or read
 * a table, a counter or a name that it fills or binds again, also through functions it keeps. Read off the lines of the old module.
 */
export function lateValues(scene: Scene): readonly Finding[] {
  const known = new Map<QualifiedName, Code | undefined>()
  return scene.plan.symbols.flatMap(({ from, to, symbol, copied }): readonly Finding[] => {
    const path = scene.before.fileOf(from)
    if (!known.has(from)) known.set(from, codeOf(scene, from))
    const code = known.get(from)
    const statement = code?.facts.statements.find(({ kind, names }) => kind === 'assign' && names.includes(symbol))
    if (copied || path === undefined || code === undefined || statement === undefined) return []
    const leaving = new Set(scene.plan.symbols.flatMap((move) => (move.from === from ? [move.symbol] : [])))
    const text = code.textOf(statement)
    if (HELD_ONLY.test(text)) return []
    const read = wordsThatRun(code, text)
    const isLeaving = (name: string): boolean => leaving.has(firstPartOf(name))
    const state =
      changedOnLoad(code, leaving, statement.index).find((name) => isLeaving(name) && read.has(name)) ??
      (isLoadedWith(scene, from, scene.map.moduleTo(to))
        ? undefined
        : changedOnLoad(code, new Set(), Infinity).find((name) => !isLeaving(name) && read.has(name)))
    if (state === undefined) return []
    return [
      {
        code: 'evaluation-order',
        level: 'error',
        reason: `${joinName(to, symbol)} is computed from ${state}, which ${from} changes while it is loaded; it is computed after that now, or before`,
        advice: `Keep ${symbol} in ${from}, or move ${state} and what changes it as well.`,
        place: { path, span: statement.span },
      },
    ]
  })
}

/** `X = REG`, `X = (REG, 1)`, `X = {"a": REG}`: nothing is asked of what is held. */
const HELD_ONLY =
  /^\w+\s*(?::[^=]+)?=(?:(?![\w)\]]\s*[([]|\b(?:for|if|in|not|and|or|is|lambda|await|yield)\b)[\w\s,:"()[\]{}])*$/

function codeOf(scene: Scene, module: QualifiedName): Code | undefined {
  const facts = scene.before.factsOfModule(module)
  if (facts === undefined || facts.errors.length > 0) return undefined
  const textOf = ({ span }: Statement): string => codeAlone(facts.text.slice(span.start, span.end))
  const blocks = facts.statements
    .filter(({ kind }) => kind === 'function' || kind === 'class')
    .flatMap((statement) => statement.names.map((name) => [name, textOf(statement)] as const))
  return { facts, textOf, blocks: new Map(blocks) }
}

/** Whether the old module loads the new home on its way: then what moved is computed where that import stands. */
function isLoadedWith(scene: Scene, from: QualifiedName, home: QualifiedName): boolean {
  const path = scene.after.fileOf(scene.map.moduleTo(from))
  const facts = path === undefined ? undefined : scene.after.facts(path)
  if (path === undefined || facts === undefined) return false
  return facts.imports.some((statement) => {
    if (whenRun(statement) !== 'with-module') return false
    const base = statement.kind === 'from' ? absoluteModule(statement, scene.after.identityOf(path)) : ''
    return base === home || statement.items.some(({ name }) => joinName(base ?? '', name) === home)
  })
}

/** The words of a text, and of the functions and classes that it calls or hands to what calls them, without what is only made for later. */
function wordsThatRun({ blocks }: Code, text: string): ReadonlySet<string> {
  const [words, seen] = [new Set<string>(), new Set<string>()]
  const visit = (said: string): void => {
    const now = said.replace(/\blambda\b[^,()]*(?:\([^()]*\)[^,()]*)*/g, ' ')
    for (const [word] of now.matchAll(/(?<![\w.])[^\W\d]\w*/g)) words.add(word)
    for (const [chain] of now.matchAll(/(?<![\w.])[^\W\d]\w*\.\w+/g)) words.add(chain)
    for (const [, handed = '', called = '', method = ''] of now.matchAll(CALLED)) {
      const name = handed === '' ? called : handed
      const block = blocks.get(name)
      if (block === undefined || seen.has(`${name}.${method}`)) continue
      seen.add(`${name}.${method}`)
      for (const part of /^\s*class\b/m.test(headOf(block)) ? methodsOf(block, method) : [withoutLater(block)])
        visit(part)
    }
  }
  visit(text)
  return words
}

/** `map(f, ...)`, `key=f`; `f(...)`, `@f`; `Kind(...)`, `Kind.make(...)`. */
const CALLED =
  /(?:\b(?:map|filter|reduce)\(\s*|\b(?:key|default_factory)\s*=\s*)(\w+)|(?<![\w.])(\w+)(?:\.(\w+))?\s*\(/g

function headOf(block: string): string {
  return block.replace(/^(?:\s*@[^\n]*\n)*/, '').split('\n')[0] ?? ''
}

/** A function without those inside it that it does not call. */
function withoutLater(block: string): string {
  const inner = /\n([ \t]+)(?:async[ \t]+)?def[ \t]+(\w+)[^\n]*(?:\n(?:\1[ \t]+[^\n]*|[ \t]*(?=\n)|\1\)[^\n]*))*/g
  return block.replace(inner, (all: string, _depth: string, name: string) =>
    block.split(new RegExp(`(?<!def[ \\t]+)\\b${name}[ \\t]*\\(`)).length > 1 ? all : '\n',
  )
}

/** What runs of a class that is called: its makers; or one method that is. */
function methodsOf(block: string, method: string): readonly string[] {
  const wanted = method === '' ? '__new__|__init__|__post_init__' : method
  const found = new RegExp(
    `\\n([ \\t]+)(?:async[ \\t]+)?def[ \\t]+(?:${wanted})\\b[^\\n]*(?:\\n(?:\\1[ \\t]+[^\\n]*|[ \\t]*(?=\\n)))*`,
    'g',
  )
  return [...block.matchAll(found)].map(([all]) => all)
}

const METHODS =
  'append|extend|insert|remove|pop|popitem|clear|sort|reverse|add|discard|update|setdefault|appendleft|popleft'

/** The names of a module that code which runs when it is loaded, up to a statement and apart from what binds some names, changes: by a method, an item, an operator, `global`, or once more. */
function changedOnLoad({ facts, blocks, textOf }: Code, apart: ReadonlySet<string>, until: number): readonly string[] {
  const above = facts.statements.filter(({ index }) => index < until)
  const top = above
    .filter(({ names, attributeOf }) => !names.some((name) => apart.has(name)) && !apart.has(attributeOf ?? ''))
    .filter(({ kind }) => kind !== 'function' && kind !== 'class' && kind !== 'import')
    .map(textOf)
  const called = above
    .flatMap(({ decorators }) => decorators)
    .map(({ start, end }) => `${facts.text.slice(start, end)}()`)
  const runs = [...top, ...bodiesCalled(blocks, [...top, ...called])]
  const all = [...(facts.scopes[0]?.bindings ?? [])]
  const names = all.flatMap(([name, [first]]) => (first?.kind === 'assign' ? [name] : []))
  const stored = runs.flatMap((text) => [...text.matchAll(STORED)].map(([, chain = '']) => chain))
  const definitions = stored.filter((chain) => blocks.has(firstPartOf(chain)))
  const objects = names.filter((name) => {
    const changed = new RegExp(
      `(?<![\\w.])${name}\\s*(?:\\.\\s*(?:${METHODS})\\s*\\(|\\[[^\\]\\n]*\\]\\s*(?:[-+*/|&^%]|//|<<|>>)?=(?!=)|(?:[-+*/|&^%]|//|\\*\\*|<<|>>)=)|\\bnext\\(\\s*${name}\\b|\\bglobal\\b[^\\n]*\\b${name}\\b`,
    )
    const bound = top.filter((text) => new RegExp(`^${name}\\s*(?::[^=\\n]+)?=(?!=)`).test(text)).length
    if (bound > 1 || stored.some((chain) => chain.startsWith(`${name}.`))) return true
    return runs.some((text) => changed.test(text) || callsChanger(blocks, top, name, text))
  })
  return [...objects, ...definitions]
}

/** `CONFIG.debug = True`, `Kind.count += 1`: an attribute of something is set. */
const STORED = /(?<![\w.])([^\W\d]\w*\.\w+)\s*(?:[-+*/|&^%]|\/\/|\*\*|<<|>>)?=(?!=)/g

/** What a method does to its own instance. */
const CHANGES_ITSELF = new RegExp(
  `\\bself\\.\\w+(?:\\.\\w+)*\\s*(?:\\.\\s*(?:${METHODS})\\s*\\(|(?:\\[[^\\]\\n]*\\]\\s*)?(?:[-+*/|&^%]|//|\\*\\*|<<|>>)?=(?!=))`,
)

/** Whether a text calls a method of an instance of a class of the module, `REG = Registry()`, that changes it. */
function callsChanger(
  blocks: ReadonlyMap<string, string>,
  top: readonly string[],
  name: string,
  text: string,
): boolean {
  const methods = [...text.matchAll(new RegExp(`(?<![\\w.])${name}\\.(\\w+)\\s*\\(`, 'g'))].map((one) => one[1] ?? '')
  if (methods.length === 0) return false
  const made = new RegExp(`^${name}\\s*(?::[^=\\n]+)?=\\s*(\\w+)\\(`)
  const block = top.map((one) => blocks.get(made.exec(one)?.[1] ?? '')).find((one) => one !== undefined)
  return block !== undefined && methods.some((one) => methodsOf(block, one).some((body) => CHANGES_ITSELF.test(body)))
}

/** The blocks of functions that texts call, and those that these call. */
function bodiesCalled(blocks: ReadonlyMap<string, string>, texts: readonly string[]): readonly string[] {
  const found = new Map<string, string>()
  const queue = [...texts]
  for (const text of queue)
    for (const [, called = ''] of text.matchAll(/(?<![\w.])(\w+)(?:\.\w+)?\s*\(/g)) {
      const block = blocks.get(called)
      if (block === undefined || found.has(called)) continue
      found.set(called, block)
      queue.push(block)
    }
  return [...found.values()]
}

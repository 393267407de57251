import type { Finding } from '../../model/finding.ts'
import { joinName, lastPartOf, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { textReader } from '../../python/parse/text-values.ts'
import { argumentOf } from '../module-names/names-handed-in.ts'
import { builtSites } from './built-sites.ts'

const IMPORTERS = ['import_module', '__import__', 'resolve_name', 'find_spec']
/** Two dots before a word, in quotes: nothing but a relative name of a module looks so and is one. */
const UPWARD = /["']\.{2,}\w/
const RELATIVE = /^(\.*)((?:\w+(?:\.\w+)*)?\.?)$/
const TAKES_A_NAME = /(?:^|\.)(?:import_module|__import__|find_spec|resolve_name)$/

/** A file that imports by relative names: the package these begin at, today and afterwards. */
interface Home {
  readonly path: RepoPath
  readonly was: QualifiedName
  readonly is: QualifiedName
}

/** What stands first in a name that a program puts together: dots, and words where the text says some. */
interface Head {
  readonly span: Span
  readonly text: string
  /** Whether more comes behind that no text says. */
  readonly isOpen: boolean
}

/**
 * Relative names of modules outside of their own package, in tables and in names that are put together (`"..k.session"`, `"." + TABLE[name]`
 * with `".k.session"`, `f"..{part}"`, a level of `__import__`), which lead elsewhere once the file or the module is in another package
 * (language reference 5.7; PEP 328). Where the whole name stands in the call that imports it, others see to it.
 */
export function upwardNames(index: SymbolIndex, to: (module: QualifiedName) => QualifiedName): readonly Finding[] {
  const moved = index.allModules().flatMap((module) => (to(module) === module ? [] : (index.fileOf(module) ?? [])))
  const paths = new Set([...moved, ...index.workspace.mentioning(IMPORTERS, '.py')])
  return [...paths].flatMap((path) => {
    const text = index.workspace.glance(path)
    if (!UPWARD.test(text) && !IMPORTERS.some((word) => text.includes(word))) return []
    const { name, isPackage } = index.identityOf(path)
    const facts = name === undefined ? undefined : index.facts(path)
    if (name === undefined || facts === undefined) return []
    const packageOf = (module: QualifiedName): QualifiedName => (isPackage ? module : parentOf(module))
    return namesIn(index, facts, { path, was: packageOf(name), is: packageOf(to(name)) }, to)
  })
}

function namesIn(
  index: SymbolIndex,
  facts: ModuleFacts,
  home: Home,
  to: (module: QualifiedName) => QualifiedName,
): readonly Finding[] {
  const heads = headsOf(index, facts, home)
  const found = new Map<QualifiedName, Finding>()
  const judge = (span: Span, dots: number, rest: string): void => {
    const lost = dots < 2 ? undefined : lostTarget(index, home, dots, rest, to)
    if (lost !== undefined && !found.has(lost)) found.set(lost, finding(facts, home, span, lost, to(lost)))
  }
  const before = new Set([
    0,
    ...heads.flatMap(({ text, isOpen }) => (isOpen && /^\.+$/.test(text) ? [text.length] : [])),
  ])
  for (const { content, docstring, call, span } of facts.strings) {
    const [, dots = '', words = ''] = RELATIVE.exec(facts.text.slice(content.start, content.end)) ?? []
    const isAsked = call !== undefined && TAKES_A_NAME.test(call.callee)
    if (docstring || isAsked || words === '' || words.endsWith('.')) continue
    for (const more of before) if (more > 0 || dots.length > 1) judge(span, more + dots.length, words)
  }
  for (const { span, text, isOpen } of heads) {
    const [, dots = '', words = ''] = RELATIVE.exec(text) ?? []
    // A name that goes on may be any below what the text says, and is told already where some text says which.
    if (words !== '' || (isOpen && found.size === 0)) judge(span, dots.length, words.replace(/\.$/, ''))
  }
  return [...found.values()]
}

/** The heads of all names that a file puts together and imports by. */
function headsOf(index: SymbolIndex, facts: ModuleFacts, { path }: Home): readonly Head[] {
  if (!IMPORTERS.some((word) => facts.text.includes(word))) return []
  const sites = builtSites(index, facts, index.identityOf(path)).filter(({ kind }) => kind === 'import')
  const heads = sites.flatMap(({ node, values }) =>
    values.map((value): Head => {
      const open = value.findIndex((piece) => piece.kind !== 'text')
      const said = value.slice(0, open < 0 ? value.length : open)
      return {
        span: { start: node.startIndex, end: node.endIndex },
        text: said.map((piece) => (piece.kind === 'text' ? piece.value : '')).join(''),
        isOpen: open >= 0,
      }
    }),
  )
  return [...heads, ...levelsOf(facts)]
}

/** The dots that `__import__(name, globals(), locals(), names, 2)` puts before a name. */
function levelsOf(facts: ModuleFacts): readonly Head[] {
  if (!facts.text.includes('__import__')) return []
  return textReader(facts)
    .root.descendantsOfType('call')
    .flatMap((call) => {
      if (!/(?:^|\.)__import__$/.test(call.childForFieldName('function')?.text ?? '')) return []
      const keyword = call
        .childForFieldName('arguments')
        ?.namedChildren.find((one) => one.childForFieldName('name')?.text === 'level')
      const level = Number((keyword?.childForFieldName('value') ?? argumentOf(call, 4))?.text ?? 0)
      const isRelative = Number.isInteger(level) && level > 0
      const span = { start: call.startIndex, end: call.endIndex }
      return isRelative ? [{ span, text: '.'.repeat(level), isOpen: true }] : []
    })
}

/** The module or package that a relative name gives today and no longer afterwards. */
function lostTarget(
  index: SymbolIndex,
  { was, is }: Home,
  dots: number,
  rest: string,
  to: (module: QualifiedName) => QualifiedName,
): QualifiedName | undefined {
  const [base, now] = [above(was, dots - 1), above(is, dots - 1)]
  if (base === undefined) return undefined
  const target = joinName(base, rest)
  const isThere = rest === '' ? index.isModule(base) : index.lookup(target, 'import').kind === 'module'
  return isThere && (now === undefined || joinName(now, rest) !== to(target)) ? target : undefined
}

/** So many packages up; undefined above the topmost. */
function above(name: QualifiedName, steps: number): QualifiedName | undefined {
  let at: QualifiedName | undefined = name
  for (let step = 0; step < steps && at !== undefined; step += 1) at = parentOf(at) || undefined
  return at === '' ? undefined : at
}

function finding(
  { text }: ModuleFacts,
  { path, was, is }: Home,
  span: Span,
  target: QualifiedName,
  now: QualifiedName,
): Finding {
  const shown = text.slice(span.start, span.end).replace(/\s+/g, ' ')
  const becomes = now === target ? `${target} stays` : `${target} becomes ${now}`
  const moves = was === is ? '' : `, while ${was} becomes ${is}`
  return {
    code: 'dynamic-import',
    level: 'error',
    reason: `${path} imports modules by relative names that it computes, and \`${shown}\` leads from ${was} up to ${target}; ${becomes}${moves}`,
    advice: `Write the whole name there first (\`"${target}"\`, imported with no dot put before it), or import ${lastPartOf(target)} by a statement; then it is followed. Where no module is imported by it, accept it in the recipe: \`accept: [{ code: dynamic-import, path: ${path}, because: ... }]\`.`,
    place: { path, span },
  }
}

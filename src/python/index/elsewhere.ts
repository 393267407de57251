import { joinName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import { queryOf } from '../../workspace/text-query.ts'
import type { Binding, ModuleFacts, Reference } from '../facts/facts.ts'
import { isBuiltin, isStandardLibrary } from '../facts/python-names.ts'
import { nameOfBinding, visibleBindings } from '../facts/resolve.ts'
import { parsePython } from '../parse/grammar.ts'
import type { Node } from '../parse/syntax-tree.ts'
import type { SymbolIndex } from './symbol-index.ts'

/** Fixtures of pytest that give a new folder to each test (docs.pytest.org, "tmp_path"). */
const NEW_FOLDERS = ['tmp_path', 'tmp_path_factory', 'tmpdir', 'tmpdir_factory']
const REDEFINED = new RegExp(String.raw`\bdef\s+(?:${NEW_FOLDERS.join('|')})\s*\(`)
/** What of the standard library gives a folder that no repository is in. */
const ELSEWHERE = /^(?:tempfile\.\w+|(?:os|posix|nt)(?:\.path|path)\.expanduser)$/
/** Modules of the standard library that know where code lies, or run what does. */
const KNOWS_CODE = /^(?:importlib|inspect|pkgutil|sys|site|sysconfig|runpy|traceback|linecache|builtins|zipimport)\b/
/** Builtins that read what is not written there. */
const READS_MORE =
  /^(?:__\w+__|globals|locals|vars|eval|exec|getattr|open|input|super|next|iter|map|filter|zip|sorted|reversed|enumerate)$/
/** Methods and stores that put something into a value later. */
const CHANGES = /^(?:append|extend|insert|add|update|setdefault|__setitem__)$/

/** What is known of an expression: nothing in it can be a place of code, and something in it leads to a folder that is none. */
interface Known {
  readonly isHarmless: boolean
  readonly leadsAway: boolean
}

interface Asked {
  readonly index: SymbolIndex
  readonly path: RepoPath
  readonly facts: ModuleFacts
  readonly root: Node
  /** Names that are being looked at. */
  readonly open: Set<Binding>
}

/**
 * Whether an expression (UTF-16 span of the file) surely begins in a folder that no repository lies in: one that pytest or `tempfile` made, or
 * the user's own. All that it is made of is followed to where it is written; what a call of the tree, a parameter or an attribute gives may be
 * any place.
 */
export function isElsewhere(index: SymbolIndex, path: RepoPath, facts: ModuleFacts, span: Span): boolean {
  if (facts.errors.length > 0) return false
  const root = parsePython(facts.text).rootNode
  const known = knownOf({ index, path, facts, root, open: new Set() }, span)
  return known.isHarmless && known.leadsAway
}

function knownOf(asked: Asked, span: Span): Known {
  const inside = asked.facts.references.filter((one) => span.start <= one.span.start && one.span.start < span.end)
  const all = inside.map((reference) => known(asked, reference))
  return { isHarmless: all.every(({ isHarmless }) => isHarmless), leadsAway: all.some(({ leadsAway }) => leadsAway) }
}

const UNKNOWN: Known = { isHarmless: false, leadsAway: false }
const PLAIN: Known = { isHarmless: true, leadsAway: false }
const AWAY: Known = { isHarmless: true, leadsAway: true }

function known(asked: Asked, reference: Reference): Known {
  const { facts, index, path } = asked
  const steps = reference.attributes.map(({ name }) => name)
  if (steps.some((name) => /^__\w+__$/.test(name) || CHANGES.test(name))) return UNKNOWN
  const bindings = visibleBindings(facts, reference)
  if (bindings.length === 0) return isBuiltin(reference.name) && !READS_MORE.test(reference.name) ? PLAIN : UNKNOWN
  const each = bindings.map((binding): Known => {
    const imported = nameOfBinding(facts, binding, index.identityOf(path))
    if (imported !== undefined) return library(index, joinName(imported, ...steps))
    return binding.kind === 'parameter' ? parameter(index, facts, binding) : given(asked, binding)
  })
  return { isHarmless: each.every((one) => one.isHarmless), leadsAway: each.every((one) => one.leadsAway) }
}

function library(index: SymbolIndex, name: string): Known {
  if (!isStandardLibrary(name) || KNOWS_CODE.test(name) || index.isModule(name)) return UNKNOWN
  return ELSEWHERE.test(name) ? AWAY : PLAIN
}

/** A parameter of a test or a fixture that pytest fills with a new folder, where the tree has no fixture of that name. */
function parameter(index: SymbolIndex, { scopes }: ModuleFacts, { name, scope }: Binding): Known {
  const isTest = scopes[scope]?.kind === 'function' && scopes[scope].name.startsWith('test')
  if (!isTest || !NEW_FOLDERS.includes(name)) return UNKNOWN
  return index.workspace.matching(queryOf(REDEFINED, NEW_FOLDERS), '.py').length === 0 ? AWAY : UNKNOWN
}

/** What a statement, a loop or a `with` gives to a name; a name that is changed later may have anything. */
function given(asked: Asked, binding: Binding): Known {
  const { facts, root, open } = asked
  if (open.has(binding)) return AWAY
  const value = valueOf(root, binding.span.start)
  if (value === undefined || isChanged(facts, binding)) return UNKNOWN
  open.add(binding)
  const all = knownOf(asked, { start: value.startIndex, end: value.endIndex })
  open.delete(binding)
  return all
}

/** The expression that a name gets its value from where it is bound. */
function valueOf(root: Node, at: number): Node | undefined {
  let node = root.descendantForIndex(at)
  while (/^(?:identifier|pattern_list|tuple_pattern|list_pattern|as_pattern_target)$/.test(node.type)) {
    const up: Node | null = node.parent
    if (up === null) return undefined
    if (up.type === 'assignment' || up.type === 'for_statement' || up.type === 'for_in_clause')
      return node.field === 'left' ? (up.childForFieldName('right') ?? undefined) : undefined
    if (up.type === 'named_expression') return up.childForFieldName('value') ?? undefined
    if (up.type === 'as_pattern') return up.firstNamedChild ?? undefined
    node = up
  }
  return undefined
}

/** Whether something is put into the value of a name after it was bound, or the name is bound again by what is no value. */
function isChanged(facts: ModuleFacts, binding: Binding): boolean {
  return facts.references.some((reference) => {
    if (reference.name !== binding.name || !visibleBindings(facts, reference).includes(binding)) return false
    const isStored =
      reference.context === 'store' || /^\s*\[[^\n]*\]\s*(?:[-+*/|&]?=)(?!=)/.test(facts.text.slice(reference.span.end))
    return isStored || reference.attributes.some(({ name }) => CHANGES.test(name))
  })
}

import type { Finding } from '../../model/finding.ts'
import type { QualifiedName } from '../../model/names.ts'
import { joinName } from '../../model/names.ts'
import type { CallTimeNeeds, SymbolMove } from '../../model/plan.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { anyQuery } from '../../workspace/text-query.ts'
import { moduleQuery } from '../names/affected-files.ts'
import { wholeStrings } from '../../host/whole-strings.ts'
import { referenceStartingAt } from '../../python/facts/by-statement.ts'
import type { Binding, ModuleFacts } from '../../python/facts/facts.ts'
import { importedName, meaningOf, visibleBindings } from '../../python/facts/resolve.ts'
import { PATCH_BY_OBJECT } from '../../python/index/patched-module.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { Node } from '../../python/parse/syntax-tree.ts'
import { literalText } from '../../python/parse/text-pieces.ts'
import { textReader } from '../../python/parse/text-values.ts'
import type { TextReader } from '../../python/parse/text-reading.ts'
import { patchVerdict } from './patch-targets.ts'
import { readElsewhere } from './moved-chain.ts'
import { loadedModule, LOADS, moduleOf, textsOf } from '../module-names/module-expression.ts'
import { settingsIn } from './setting-sites.ts'
import { walkDown } from '../../python/parse/walk-down.ts'

/** What is asked about one file. */
export interface SettingsInput {
  readonly index: SymbolIndex
  readonly moved: readonly SymbolMove[]
  readonly facts: ModuleFacts
  readonly path: RepoPath
  readonly needs: readonly CallTimeNeeds[]
}

const SETS = /\b(?:patch|setattr|delattr|setitem|delitem|__dict__|vars)\b/

/**
 * Names that a file replaces in a module it holds as an object (`patch.object(loaded, "rate")`, `setattr(shop, name, value)`,
 * `patch.multiple(shop, rate=...)`, `vars(shop)["rate"] = ...`). No text can follow there; where code that leaves the module
 * reads such a name, the file would replace what nobody reads.
 */
export function namespaceSettings(input: SettingsInput): readonly Finding[] {
  const { facts, moved, path } = input
  if (moved.length === 0 || facts.errors.length > 0 || !SETS.test(facts.text)) return []
  const reader = textReader(facts)
  const sources = new Set(moved.map((move) => move.from))
  const held = heldModules(input, reader, sources)
  const texts = new Set(wholeStrings(facts).map(({ value }) => value))
  return settingsIn(reader.root).flatMap(({ object, names, callee, node }): readonly Finding[] => {
    const module = moduleOf(input, reader, object) ?? moduleSaid(input.index, object)
    const isPlain = PATCH_BY_OBJECT.test(callee) && names.every((name) => literalText(name) !== undefined)
    // What an import names and a literal spells is followed or judged as a patch.
    if (
      module !== undefined &&
      isPlain &&
      reader.referenceAt(object) !== undefined &&
      isImported(input, reader, object)
    )
      return []
    const modules = module !== undefined ? [module] : mayHold(input, reader, object) ? [...held] : []
    // Who looks a module up in `sys.modules` counts on somebody else to have loaded it.
    const needs = /^(\w+\.)?modules\b/.test(object.text) ? [] : input.needs
    // A text names the one module, as the target of `patch` does; an object may be read by whoever holds it.
    const isText = literalText(object) !== undefined
    // A name that comes from elsewhere (`for name, value in given.items()`) may be that of any variable.
    const said = names.flatMap(
      (name) => textsOf(reader, name) ?? [...texts, ...(module === undefined ? [] : variablesOf(input.index, module))],
    )
    for (const source of modules.filter((one) => sources.has(one)))
      for (const name of new Set(said)) {
        const isMoved = moved.some((move) => move.from === source && move.symbol === name)
        const elsewhere = isText
          ? readElsewhere(input.index, { symbols: moved }, source, name)
          : isMoved && module !== undefined
        const options = { readElsewhere: elsewhere, deeper: false, needs }
        const verdict = patchVerdict(input.index, moved, source, name, options)
        if (verdict.kind === 'keep') continue
        const where = verdict.kind === 'follow' ? verdict.module : `${source} and other modules`
        return [
          {
            code: 'patched-name',
            level: 'error',
            reason: `${path} may replace ${source}.${name} through \`${object.text}\`; after the move ${name} is read in ${where}`,
            advice: `Write it as \`patch.object(${source.split('.').at(-1) ?? source}, "${name}", ...)\` with an imported module and the name spelled out, so that it can follow.`,
            place: { path, span: { start: node.startIndex, end: node.endIndex } },
          },
        ]
      }
    return []
  })
}

/** The module of a text `"shop.__dict__"`. */
function moduleSaid(index: SymbolIndex, object: Node): QualifiedName | undefined {
  const name = /^(.+)\.__dict__$/.exec(literalText(object) ?? '')?.[1]
  return name !== undefined && index.isModule(name) ? name : undefined
}

/** The same in files that spell no moved name, and set names of a module that some leave by names that come from elsewhere. */
export function settingsElsewhere(
  index: SymbolIndex,
  moved: readonly SymbolMove[],
  needs: readonly CallTimeNeeds[],
  seen: readonly RepoPath[],
): readonly Finding[] {
  const [first, ...others] = [...new Set(moved.map((move) => move.from))].map((one) =>
    moduleQuery(index.workspace, one),
  )
  if (first === undefined) return []
  const known = new Set(seen)
  return index.workspace.matching(anyQuery([first, ...others]), '.py').flatMap((path) => {
    const isAsked = !known.has(path) && SETS_BY_NAME.test(index.workspace.glance(path))
    const facts = isAsked ? index.facts(path) : undefined
    return facts === undefined ? [] : namespaceSettings({ index, moved, facts, path, needs })
  })
}

/** `setattr(module, name, ...)`, `vars(module)[name]` and `module.__dict__[name]` with anything but a literal. */
const SETS_BY_NAME =
  /\b(?:setattr|delattr)\s*\([^,\n]*,(?!\s*["'])|\bvars\s*\([^()]*\)\s*(?:\[(?!\s*["'])|\.)|__dict__\s*(?:\[(?!\s*["'])|\.)/

/** The names that statements at the top of a module assign to. */
function variablesOf(index: SymbolIndex, module: QualifiedName): readonly string[] {
  const bindings = index.factsOfModule(module)?.scopes[0]?.bindings ?? new Map<string, readonly Binding[]>()
  return [...bindings].filter(([, all]) => all.some((one) => one.kind === 'assign')).map(([name]) => name)
}

/** Not `self` and `cls`, and no variable that only ever gets what an imported function or class gives. */
function mayHold({ index, facts, path }: SettingsInput, reader: TextReader, object: Node): boolean {
  if (!/^(identifier|attribute|call|subscript)$/.test(object.type) || /^(self|cls)$/.test(object.text)) return false
  const reference = object.type === 'identifier' ? reader.referenceAt(object) : undefined
  const bindings = reference === undefined ? [] : visibleBindings(facts, reference)
  const isMade = bindings.every(({ kind, span }) => {
    const [, head = ''] = /^\s*=(?!=)\s*(\w+(?:\.\w+)*)\s*\(/.exec(facts.text.slice(span.end)) ?? []
    const at = facts.text.indexOf(head, span.end)
    const maker = head === '' ? undefined : referenceStartingAt(facts, at)
    const isImport = maker !== undefined && meaningOf(facts, maker, index.identityOf(path)).kind === 'imported'
    return kind === 'assign' && isImport && !LOADS.test(head)
  })
  return bindings.length === 0 || !isMade
}

function isImported({ index, facts, path }: SettingsInput, reader: TextReader, object: Node): boolean {
  const reference = /^(identifier|attribute)$/.test(object.type) ? reader.referenceAt(object) : undefined
  return reference !== undefined && meaningOf(facts, reference, index.identityOf(path)).kind === 'imported'
}

/** Sources that a file holds as objects: it hands an imported module on, or loads it by its name. */
function heldModules(
  input: SettingsInput,
  reader: TextReader,
  sources: ReadonlySet<QualifiedName>,
): ReadonlySet<QualifiedName> {
  const { index, facts, path } = input
  const self = index.identityOf(path)
  const found = new Set<QualifiedName>()
  for (const reference of facts.references) {
    if (reference.annotation) continue
    const meaning = meaningOf(facts, reference, self)
    const names = meaning.kind === 'imported' ? [meaning.name] : meaning.kind === 'ambiguous' ? meaning.names : []
    for (const name of names) {
      const full = joinName(name, ...reference.attributes.map((step) => step.name))
      if (sources.has(full)) found.add(full)
    }
  }
  walkDown(reader.root, (node) => {
    const module = node.type === 'call' || node.type === 'subscript' ? loadedModule(input, reader, node) : undefined
    if (module !== undefined && sources.has(module)) found.add(module)
    return node.namedChildren
  })
  // A name that an import binds in several ways may be the module as well.
  for (const statement of facts.imports)
    for (const item of statement.items) {
      const name = importedName(statement, item, self)
      if (name !== undefined && sources.has(name) && statement.conditional) found.add(name)
    }
  return found
}

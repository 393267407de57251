import type { FindingCode } from '../../model/findings/finding-table.ts'
import type { Finding } from '../../model/finding.ts'
import { joinName } from '../../model/names.ts'
import type { Span } from '../../model/span.ts'
import type { ModuleFacts, Reference } from '../../python/facts/facts.ts'
import { boundName, sameImport, valueOf } from '../../python/index/needed-imports.ts'
import type { NeededImport } from '../../python/index/needed-imports.ts'
import { isBuiltin } from '../../python/facts/python-names.ts'
import { absoluteModule, nameOfBinding, visibleBindings } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { Relocation } from './relocation.ts'

/** What stands in the way in the target: another thing of that name, or an import whose name is taken. */
export function checkTarget(index: SymbolIndex, relocation: Relocation): readonly Finding[] {
  const path = index.fileOf(relocation.to)
  const facts = index.factsOfModule(relocation.to)
  if (path === undefined || facts === undefined) return []
  const bindings = facts.scopes[0]?.bindings
  const self = index.identityOf(path)
  const findings: Finding[] = []
  for (const symbol of relocation.symbols) {
    const taken = bindings?.get(symbol)?.find((binding) => {
      const name = nameOfBinding(facts, binding, self)
      return name === undefined || !isSameThing(index, name, relocation.from, symbol)
    })
    if (taken === undefined) continue
    findings.push({
      code: 'name-clash',
      level: 'error',
      reason: `${relocation.to} already has another ${symbol}; the moved one would replace it for everybody who uses it there`,
      advice: `Rename one of the two first, or choose another target module.`,
      place: { path, span: taken.span },
    })
  }
  const wanted: readonly NeededImport[] = [
    ...relocation.imports,
    ...relocation.fromSource.map((need) => ({
      module: relocation.from,
      name: need.name,
      alias: undefined,
      typeChecking: false,
    })),
  ].filter((needed) => !relocation.late.has(boundName(needed)))
  for (const needed of wanted) {
    const name = boundName(needed)
    const other = bindings?.get(name)?.find((binding) => !bindsSame(index, facts, binding, needed, self))
    if (other === undefined) {
      findings.push(...submoduleInTheWay(index, relocation, needed, path))
      continue
    }
    findings.push({
      code: 'import-name-clash',
      level: 'error',
      reason: `${[...relocation.symbols].join(', ')}: the moved code needs \`${name}\` (${needed.module}${needed.name === undefined ? '' : `.${needed.name}`}), but in ${relocation.to} ${name} is something else`,
      advice: `Rename ${name} in ${relocation.to}, or import it under another name in ${relocation.from} first.`,
      place: { path, span: other.span },
    })
  }
  return [
    ...findings,
    ...checkShadowing(index, relocation, facts, path),
    ...checkGuards(index, relocation, facts, path),
  ]
}

/** A name of a package that is a submodule as well is replaced as soon as anybody imports that (language reference 5.4.2). */
function submoduleInTheWay(
  index: SymbolIndex,
  relocation: Relocation,
  needed: NeededImport,
  path: string,
): readonly Finding[] {
  const name = boundName(needed)
  const below = joinName(relocation.to, name)
  if (!index.isPackage(relocation.to) || !index.isModule(below) || valueOf(needed) === below) return []
  return [
    {
      code: 'import-name-clash',
      level: 'error',
      reason: `${[...relocation.symbols].join(', ')}: the moved code needs \`${name}\` (${valueOf(needed)}), but ${relocation.to} has a submodule ${below}, and whoever imports that would replace it`,
      advice: `Import it under another name in ${relocation.from} first, or choose another target module.`,
      place: { path },
    },
  ]
}

/** Names of the target that the moved code would suddenly see: builtins it redefines, and the star imports' own. */
function checkShadowing(
  index: SymbolIndex,
  relocation: Relocation,
  target: ModuleFacts,
  path: string,
): readonly Finding[] {
  const source = index.factsOfModule(relocation.from)
  if (source === undefined) return []
  return [
    ...builtinsOf(source, relocation).flatMap((name): readonly Finding[] => {
      const own = target.scopes[0]?.bindings.get(name)?.[0]
      const reason = `the moved code uses the builtin ${name}, but ${relocation.to} has a ${name} of its own`
      return own === undefined ? [] : [clash(path, 'import-name-clash', reason, own.span)]
    }),
    ...[...relocation.symbols].flatMap((symbol): readonly Finding[] => {
      const reader = isBuiltin(symbol)
        ? target.references.find((reference) => reference.name === symbol && isUnbound(target, reference))
        : undefined
      const reason = `${relocation.to} uses the builtin ${symbol}; the moved ${symbol} would take its place`
      return [
        ...(reader === undefined ? [] : [clash(path, 'name-clash', reason, reader.span)]),
        ...starClashes(index, relocation, target, path, symbol),
      ]
    }),
  ]
}

function clash(path: string, code: FindingCode, reason: string, span: Span): Finding {
  const advice = 'Rename one of the two first, or choose another target module.'
  return { code, level: 'error', reason, advice, place: { path, span } }
}

/** The builtins that moved code reads. */
function builtinsOf(source: ModuleFacts, { statements }: Relocation): readonly string[] {
  const read = source.references.filter(
    (reference) =>
      statements.includes(reference.statement) && isBuiltin(reference.name) && isUnbound(source, reference),
  )
  return [...new Set(read.map(({ name }) => name))]
}

function isUnbound(facts: ModuleFacts, reference: Reference): boolean {
  return visibleBindings(facts, reference).length === 0
}

/** Star imports of the target that give another thing of a moved name. */
function starClashes(
  index: SymbolIndex,
  { from, to }: Relocation,
  target: ModuleFacts,
  path: string,
  symbol: string,
): readonly Finding[] {
  return target.imports.flatMap((statement): readonly Finding[] => {
    const isStar = statement.star && statement.scope === 0
    const module = isStar ? absoluteModule(statement, index.identityOf(path)) : undefined
    if (module === undefined || index.starNames(module)?.has(symbol) !== true) return []
    const origin = index.definitionOf(module, symbol)
    if (origin?.module === from && origin.symbol === symbol) return []
    return [clash(path, 'name-clash', `${to} gets another ${symbol} from its star import of ${module}`, statement.span)]
  })
}

/** What the copies of optional-import guards bind has to be free in the target as well. */
function checkGuards(
  index: SymbolIndex,
  relocation: Relocation,
  target: ModuleFacts,
  path: string,
): readonly Finding[] {
  const source = index.factsOfModule(relocation.from)
  return relocation.guards.flatMap((at) => {
    const guard = source?.statements[at]
    if (
      guard === undefined ||
      source === undefined ||
      target.text.includes(source.text.slice(guard.span.start, guard.span.end))
    )
      return []
    return guard.names.flatMap((name): readonly Finding[] => {
      const own = target.scopes[0]?.bindings.get(name)?.[0]
      if (own === undefined) return []
      return [
        {
          code: 'import-name-clash',
          level: 'error',
          reason: `the moved code needs the guarded import that binds ${name}, but in ${relocation.to} ${name} is something else`,
          advice: `Rename ${name} in one of the two modules first.`,
          place: { path, span: own.span },
        },
      ]
    })
  })
}

function bindsSame(
  index: SymbolIndex,
  facts: ModuleFacts,
  binding: { readonly imported: { statement: number; item: number } | undefined },
  needed: NeededImport,
  self: Parameters<typeof nameOfBinding>[2],
): boolean {
  const statement = binding.imported === undefined ? undefined : facts.imports[binding.imported.statement]
  const item = binding.imported === undefined ? undefined : statement?.items[binding.imported.item]
  if (statement === undefined || item === undefined) return false
  if (statement.kind === 'import') {
    const have: NeededImport = {
      module: item.name,
      name: undefined,
      alias: item.alias,
      typeChecking: statement.typeChecking,
    }
    if (have.alias === undefined && needed.name === undefined && needed.alias === undefined)
      return boundName(have) === boundName(needed)
    return sameImport(have, needed)
  }
  const name = nameOfBinding(
    facts,
    {
      ...binding,
      name: '',
      kind: 'import',
      scope: 0,
      span: statement.span,
      from: 0,
      statement: 0,
      conditional: false,
      typeChecking: false,
      viaGlobal: false,
    },
    self,
  )
  if (name === undefined) return false
  const dot = name.lastIndexOf('.')
  const have = { module: name.slice(0, dot), name: name.slice(dot + 1), alias: item.alias, typeChecking: false }
  return sameImport(have, needed) || isSameDefinition(index, have, needed)
}

/** Whether two imports of a name end at one definition of this tree: a package passes on what its modules define. */
function isSameDefinition(index: SymbolIndex, one: NeededImport, other: NeededImport): boolean {
  const [a, b] = [one, other].map(({ module, name }) => {
    const target = name === undefined ? undefined : index.lookup(`${module}.${name}`)
    if (target?.kind !== 'symbol' || target.rest.length > 0) return undefined
    const bindings = index.factsOfModule(target.module)?.scopes[0]?.bindings.get(target.symbol)
    return bindings?.length === 1 ? index.definitionOf(target.module, target.symbol) : undefined
  })
  return a !== undefined && b !== undefined && a.module === b.module && a.symbol === b.symbol
}

/** Whether an imported name is the moved symbol itself, directly or through re-exports. */
function isSameThing(index: SymbolIndex, name: string, module: string, symbol: string): boolean {
  if (name === `${module}.${symbol}`) return true
  const target = index.lookup(name)
  if (target.kind !== 'symbol' || target.rest.length > 0) return false
  const origin = index.definitionOf(target.module, target.symbol)
  return origin !== undefined && origin.module === module && origin.symbol === symbol
}

import { runsOnLoad } from '../../python/facts/moments.ts'
import { isWithin, joinName, lastPartOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { PackageRequest } from '../../model/recipe.ts'
import { absoluteModule } from '../../python/facts/resolve.ts'
import { closureOf } from '../../python/index/closure.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { DraftEntry } from '../../templates/recipe-text.ts'
import { lineIndexOf } from '../../text/line-index.ts'
import { isTestFile } from '../manifests/test-files.ts'
import { sharedHelpers } from '../decide/plan-symbols.ts'
import { somePlaces } from './some-places.ts'
import { testCandidates } from './test-candidates.ts'

/** The module that helpers go to, inside today's package. */
export const HELPERS = '_utils'

/** One absolute dotted name an import statement of the package asks for. */
interface Asked {
  readonly by: QualifiedName
  readonly at: string
  readonly base: QualifiedName
  readonly names: readonly string[]
  readonly onLoad: boolean
}

/** What the code of a package speaks for, apart from `optional` and `layers`; in the order in which it is judged. */
export function recipeCandidates(index: SymbolIndex, extracted: PackageRequest): readonly DraftEntry[] {
  const modules = index.modulesBelow(extracted.from)
  const asked = modules.flatMap((module) => askedBy(index, module))
  return [
    ...modules.flatMap((module) => moveOf(index, extracted.from, module, asked)),
    ...lazyOf(index, extracted.from, asked),
    ...testCandidates(index, extracted),
  ]
}

/** A public module whose private functions its siblings import is a toolbox besides what it is. */
function moveOf(
  index: SymbolIndex,
  extracted: QualifiedName,
  module: QualifiedName,
  asked: readonly Asked[],
): readonly DraftEntry[] {
  if (index.isPackage(module) || lastPartOf(module).startsWith('_')) return []
  const siblings = asked.filter(({ by, base }) => by !== module && base === module)
  if (siblings.length === 0) return []
  const shared = sharedHelpers(index, module)
  const taken = siblings.filter(({ names }) => names.some((name) => shared.includes(name)))
  if (taken.length === 0) return []
  const why = `${shared.join(', ')}: imported in ${somePlaces(taken.map(({ at }) => at))}.`
  const against = whatIsAgainst(index, module, shared)
  return [
    {
      key: 'move',
      from: module,
      to: joinName(extracted, HELPERS),
      why: [why],
      ...(against === undefined ? {} : { refused: against }),
    },
  ]
}

/** A module keeps what it is about: helpers that would bring along something public, or all there is, are its subject. */
function whatIsAgainst(index: SymbolIndex, module: QualifiedName, shared: readonly string[]): string | undefined {
  const facts = index.factsOfModule(module)
  if (facts === undefined) return undefined
  const { needed } = closureOf(facts, new Set(shared))
  const defined = facts.statements.filter(({ kind }) => kind === 'function' || kind === 'class')
  const isPublic = (name: string): boolean => !name.startsWith('_')
  const along = needed.filter((name) => isPublic(name) && defined.some(({ names }) => names.includes(name)))
  if (along.length > 0)
    return `${along.join(', ')} would have to come along, and ${along.length === 1 ? 'is' : 'are'} public: name the symbols that shall move.`
  const left = defined.flatMap(({ names }) => names).filter((name) => !shared.includes(name) && !needed.includes(name))
  if (left.length === 0) return `nothing would be left of ${module}: rename the module where its name is wrong.`
  const named = shared.find((name) => name.replace(/^_+/, '') === lastPartOf(module))
  return named === undefined ? undefined : `${module} is called after ${named}: name the symbols that shall move.`
}

function lazyOf(index: SymbolIndex, extracted: QualifiedName, asked: readonly Asked[]): readonly DraftEntry[] {
  const path = index.fileOf(extracted)
  if (path === undefined || !index.isPackage(extracted)) return []
  const loaded = asked.filter(
    ({ by, base, names, onLoad }) =>
      by === extracted &&
      onLoad &&
      [base, ...names.map((name) => joinName(base, name))].some((name) => isBelow(index, name, extracted)),
  )
  if (loaded.length === 0) return []
  return [
    {
      key: 'lazy',
      package: extracted,
      why: [`It imports its modules today: ${somePlaces(loaded.map(({ at }) => at))}.`],
    },
  ]
}

function isBelow(index: SymbolIndex, name: QualifiedName, extracted: QualifiedName): boolean {
  return name !== extracted && isWithin(name, extracted) && index.isModule(name)
}

function askedBy(index: SymbolIndex, module: QualifiedName): readonly Asked[] {
  const path = index.fileOf(module)
  const facts = path === undefined ? undefined : index.facts(path)
  if (path === undefined || facts === undefined || isTestFile(path)) return []
  return facts.imports.flatMap((statement): readonly Asked[] => {
    if (statement.future) return []
    const at = `${path}:${lineIndexOf(facts.text).lineOf(statement.span.start)}`
    const onLoad = runsOnLoad(statement)
    if (statement.kind === 'import')
      return statement.items.map((item) => ({ by: module, at, base: item.name, names: [], onLoad }))
    const base = absoluteModule(statement, index.identityOf(path))
    const names = statement.items.map((item) => item.name)
    return base === undefined ? [] : [{ by: module, at, base, names, onLoad }]
  })
}

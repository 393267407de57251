import type { Finding } from '../../model/finding.ts'
import { literalPattern } from '../../model/literal-pattern.ts'
import { parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { isBuiltin } from '../../python/facts/python-names.ts'
import { visibleBindings } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { starQuery } from '../../plan/names/affected-files.ts'
import type { Scene } from '../proof/proof-input.ts'

/** Names that a file reads and that nothing but its star imports gives it are given by them afterwards, whether it was touched or not. */
export function lostStarNames(scene: Scene): readonly Finding[] {
  const givers = new Set([
    ...scene.plan.modules.map(({ from }) => parentOf(from)),
    ...scene.plan.symbols.map(({ from }) => from),
  ])
  const goals = new Map(scene.plan.files.map((move) => [move.from, move.to]))
  const queue = [...givers].filter((name) => name !== '')
  const findings: Finding[] = []
  const seen = new Set<QualifiedName>()
  for (let giver = queue.shift(); giver !== undefined; giver = queue.shift()) {
    if (seen.has(giver)) continue
    seen.add(giver)
    const now = starsOf(scene.after, scene.map.moduleTo(giver))
    const lost = new Set([...(starsOf(scene.before, giver) ?? [])].filter((name) => now?.has(name) === false))
    if (lost.size === 0) continue
    for (const origin of scene.base.matching(starQuery(giver), '.py')) {
      const self = scene.before.identityOf(origin)
      if (self.name !== undefined) queue.push(self.name)
      const path = goals.get(origin) ?? origin
      const [read] = readsFromStars(scene.before, origin).filter((name) => lost.has(name))
      if (read === undefined || !readsFromStars(scene.after, path).includes(read)) continue
      if (givenByStars(scene.after, path, read)) continue
      findings.push({
        code: 'undefined-name',
        level: 'error',
        reason: `${path} reads ${read}, which \`from ${giver} import *\` gave it, and which no star import gives it afterwards`,
        advice: `Import ${read} by name in ${path} first.`,
        place: { path },
      })
    }
  }
  return findings
}

/**
 * Names that `import *` took of a module, where a shim stands for those that left it: nobody of the tree may take them any more, and whoever
 * needs the shim does. What a shim imports for itself is no name of the module either.
 */
export function lostFromShims({ plan, map, before, after }: Scene): readonly Finding[] {
  if (plan.recipe.shim === undefined) return []
  const moves = plan.symbols.filter((move) => !move.copied && map.moduleTo(move.from) === move.from)
  const modules = new Set(moves.map(({ from }) => from))
  return [...modules].flatMap((module): readonly Finding[] => {
    const [was, is, path] = [before.starNames(module), after.starNames(module), after.fileOf(module)]
    const facts = after.factsOfModule(module)
    const redirects = facts?.scopes[0]?.bindings.has('__getattr__') === true && facts.text.includes('import_module')
    if (was === undefined || is === undefined || path === undefined || !redirects) return []
    const bound = (name: string): boolean =>
      facts.scopes[0]?.bindings.get(name)?.some((one) => !one.typeChecking) === true
    const isListed = facts.dunderAll.length > 0
    const lost = moves.find(
      ({ from, symbol }) => from === module && was.has(symbol) && !(isListed ? is.has(symbol) : bound(symbol)),
    )
    if (lost === undefined) return []
    return [
      {
        code: 'undefined-name',
        level: 'error',
        reason: `${path}: \`from ${module} import *\` gave ${lost.symbol}, and the shim there gives it to nobody who asks so`,
        advice: 'List it in `__all__`: a star import asks a module for nothing else that it does not hold.',
        place: { path },
      },
    ]
  })
}

/** What a star import of a module gives: its names, and without a list of them the submodules that its `__init__` says it imports from. */
function starsOf(
  index: SymbolIndex,
  module: QualifiedName,
  seen: ReadonlySet<QualifiedName> = new Set(),
): ReadonlySet<string> | undefined {
  const names = index.starNames(module)
  const path = index.fileOf(module)
  const text = path === undefined ? '' : index.workspace.glance(path)
  if (names === undefined || seen.has(module) || text === '' || /^__all__\b/m.test(text)) return names
  const { isPackage } = index.identityOf(path ?? '')
  const more = [...text.matchAll(/^from[ \t]+[\w.]+[ \t]+import[ \t]*\(?[ \t]*\*/gm)].flatMap(([line]) => {
    const from = moduleOfStar(line, module, isPackage)
    return from === undefined ? [] : [...(starsOf(index, from, new Set([...seen, module])) ?? [])]
  })
  const own = literalPattern(module)
  const loads = new RegExp(`^(?:from[ \\t]+(?:\\.|${own}\\.)([A-Za-z]\\w*)|import[ \\t]+${own}\\.([A-Za-z]\\w*))`, 'gm')
  const loaded = isPackage ? [...text.matchAll(loads)].map((match) => match[1] ?? match[2] ?? '') : []
  return new Set([...names, ...more, ...loaded])
}

/** Names that a file with a star import reads and binds nowhere. */
function readsFromStars(index: SymbolIndex, path: string): readonly string[] {
  const facts = index.facts(path)
  if (facts === undefined || !facts.imports.some((one) => one.star)) return []
  return facts.references
    .filter((one) => !isBuiltin(one.name) && !one.quoted && visibleBindings(facts, one).length === 0)
    .map((one) => one.name)
}

/** Whether one of the stars of a file gives a name, or one of a module that is not of the tree may. */
function givenByStars(index: SymbolIndex, path: string, name: string): boolean {
  const facts = index.facts(path)
  const self = index.identityOf(path)
  return (facts?.imports ?? []).some((one) => {
    const line = facts?.text.slice(one.span.start, one.span.end) ?? ''
    const module = one.star ? moduleOfStar(line, self.name ?? '', self.isPackage) : undefined
    return module !== undefined && index.isModule(module) && starsOf(index, module)?.has(name) !== false
  })
}

/** The module of `from ..shop import *` in a module of this name. */
function moduleOfStar(line: string, self: QualifiedName, isPackage: boolean): QualifiedName | undefined {
  const [, dots = '', rest = ''] = /^from\s+(\.*)\s*([\w.]*)\s*import\b/.exec(line) ?? []
  if (dots === '') return rest === '' ? undefined : rest
  let base = isPackage ? self : parentOf(self)
  for (let level = 1; level < dots.length; level += 1) base = parentOf(base)
  return [base, rest].filter((part) => part !== '').join('.')
}

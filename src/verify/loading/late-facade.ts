import { whenRun } from '../meaning/when-run.ts'
import type { Finding } from '../../model/finding.ts'
import { firstPartOf, isWithin, joinName, prefixesOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { ImportStatement } from '../../python/facts/facts.ts'
import { absoluteModule } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { registrationSites } from '../meaning/registration-sites.ts'
import { originFrom } from '../meaning/origin.ts'
import type { Scene } from '../proof/proof-input.ts'

/**
 * A new package that imports the one it comes from before anything of its own runs its own code, and what it alone loads, after all of
 * that one, where it ran in the midst of it before. What registers itself in that code comes too late for the rest of the other package.
 */
export function lateFacade({ plan, before, after, oldNameOf }: Scene): readonly Finding[] {
  const facade = plan.package?.to
  const path = facade === undefined ? undefined : after.fileOf(facade)
  if (plan.package === undefined || facade === undefined || path === undefined) return []
  const parent = firstPartOf(plan.package.from)
  if (!beginsWith(after, facade, parent) || beginsWith(before, oldNameOf(facade), parent)) return []
  const way = loadedBehind(after, [parent], facade)
  const waiting = [...loadedBehind(after, [facade], '')].filter((one) => isWithin(one, facade) && !way.has(one))
  return waiting.flatMap((module): readonly Finding[] => {
    // Nobody has what is put on an object that waits as well.
    const site = registrationSites(after, module).find(({ on }) => !waiting.includes(on.module))
    const facts = after.factsOfModule(module)
    const called = module === facade ? facts?.statements.find(({ kind }) => kind === 'expression') : undefined
    const statement = site?.statement ?? called
    if (statement === undefined) return []
    return [
      {
        code: 'side-effect-moved',
        level: 'error',
        reason: `with \`import ${facade}\` first, what ${module} does when it is loaded comes after all of ${parent}, and came in the midst of it before`,
        advice: `Let ${parent} import ${module} itself first, or cut what the two need from each other.`,
        place: { path: after.fileOf(module) ?? path, span: statement.span },
      },
    ]
  })
}

/** Whether the first import of the tree that a package runs is that of another one. */
function beginsWith(index: SymbolIndex, module: QualifiedName, other: QualifiedName): boolean {
  const first = importsOf(index, module).find((one) => askedFor(index, module, one).length > 0)
  return first !== undefined && askedFor(index, module, first).every((name) => name === other)
}

/** Every module that is loaded with some, their packages too, while one (`running`) is begun and waits. */
function loadedBehind(
  index: SymbolIndex,
  names: readonly QualifiedName[],
  running: QualifiedName,
): ReadonlySet<QualifiedName> {
  const seen = new Set<QualifiedName>()
  const waiting = [...names]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next) || next === running) continue
    seen.add(next)
    for (const one of importsOf(index, next)) waiting.push(...askedFor(index, next, one).flatMap(prefixesOf))
  }
  return seen
}

function importsOf(index: SymbolIndex, module: QualifiedName): readonly ImportStatement[] {
  return index.factsOfModule(module)?.imports.filter((one) => whenRun(one) === 'with-module') ?? []
}

/** The modules of the tree that a statement asks for: those it names, and the submodules among what it takes from one. */
function askedFor(index: SymbolIndex, module: QualifiedName, one: ImportStatement): readonly QualifiedName[] {
  if (one.kind === 'import') return one.items.map(({ name }) => name).filter((name) => index.isModule(name))
  const path = index.fileOf(module)
  const base = path === undefined ? undefined : absoluteModule(one, index.identityOf(path))
  if (base === undefined || !index.isModule(base)) return []
  const below = one.items.flatMap(({ name }) => {
    const full = joinName(base, name)
    return index.isModule(full) && originFrom(index, base, [name]).words.length === 0 ? [full] : []
  })
  return [base, ...below]
}

import type { Finding } from '../../model/finding.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import type { Scene } from '../proof/proof-input.ts'

/**
 * Names that a touched stub offered to type checkers and offers no more, though the module goes on having them, or that the stub of
 * their new home does not declare. What a stub imports is offered by `import a as a`, `from m import a as a`, a star or `__all__` (typing
 * specification, "stub files").
 */
export function lostStubOffers(scene: Scene): readonly Finding[] {
  const findings: Finding[] = []
  for (const [path, origin] of scene.touched) {
    if (!path.endsWith('.pyi')) continue
    if (origin === undefined) {
      findings.push(...hiddenByAStub(scene, path))
      continue
    }
    const [was, is] = [scene.before.facts(origin), scene.after.facts(path)]
    const module = scene.before.moduleOf(origin)
    if (was === undefined || is === undefined || module === undefined || was.errors.length > 0) continue
    for (const name of offeredBy(was)) if (isLost(scene, module, is, name)) findings.push(lost(path, name))
  }
  return findings
}

/**
 * What a stub hides that comes beside a module which had none: type checkers read it in place of the module (PEP 484), so each name of
 * the module is in it, or it says that it is incomplete (`def __getattr__`).
 */
function hiddenByAStub(scene: Scene, path: RepoPath): readonly Finding[] {
  const module = scene.after.moduleOf(path)
  const [stub, beside] = [scene.after.facts(path), scene.after.facts(path.slice(0, -1))]
  if (module === undefined || stub === undefined || beside === undefined) return []
  const declared = stub.scopes[0]?.bindings
  if (declared === undefined || declared.has('__getattr__')) return []
  const own = [...(beside.scopes[0]?.bindings ?? [])].filter(([, bindings]) =>
    bindings.some(({ kind }) => kind === 'function' || kind === 'class' || kind === 'assign'),
  )
  return own
    .filter(([name]) => !declared.has(name) && !wasHidden(scene, module, name))
    .map(([name]) => hidden(path, name))
}

/** Whether the stub of the module that a name comes from did not declare it either. */
function wasHidden({ plan, map, before }: Scene, module: QualifiedName, name: string): boolean {
  const move = plan.symbols.find((one) => one.symbol === name && map.moduleTo(one.to) === module)
  const stub = move === undefined ? undefined : before.stubOf(move.from)
  const declared = stub === undefined ? undefined : before.facts(stub)?.scopes[0]?.bindings
  return declared !== undefined && !declared.has(name) && !declared.has('__getattr__')
}

function hidden(path: RepoPath, name: string): Finding {
  return {
    code: 'surface-lost',
    level: 'error',
    reason: `${path}: type checkers read this stub in place of its module and do not find ${name} in it`,
    advice: `Declare ${name} there, or write no stub for the module.`,
    place: { path },
  }
}

function isLost(scene: Scene, module: QualifiedName, is: ModuleFacts, name: string): boolean {
  if (offeredBy(is).has(name)) return false
  const home = scene.map.homeOf(module, name)
  if (home === undefined) return true
  // What moved is declared where it went; its old module offers it as long as that keeps it for others.
  const old = scene.after.factsOfModule(scene.map.moduleTo(module))
  if (old !== undefined && namedInAll(old).has(name)) return true
  if (old?.imports.some((one) => one.items.some((item) => item.name === name && item.alias === name)) === true)
    return true
  const stub = scene.after.stubOf(scene.map.moduleTo(home))
  const there = stub === undefined ? undefined : scene.after.facts(stub)
  return there !== undefined && !offeredBy(there).has(name)
}

/** The names a stub offers, as far as its own text says them. */
function offeredBy(facts: ModuleFacts): ReadonlySet<string> {
  const found = new Set(namedInAll(facts))
  for (const [name, bindings] of facts.scopes[0]?.bindings ?? []) {
    if (name.startsWith('_')) continue
    const isOffered = bindings.some((binding) => {
      if (binding.kind === 'delete') return false
      const statement = binding.imported === undefined ? undefined : facts.imports[binding.imported.statement]
      const item = binding.imported === undefined ? undefined : statement?.items[binding.imported.item]
      return item === undefined || item.alias === item.name
    })
    if (isOffered) found.add(name)
  }
  return found
}

function namedInAll(facts: ModuleFacts): ReadonlySet<string> {
  return new Set(
    facts.dunderAll.flatMap((part) => (part.kind === 'list' ? part.entries.map((entry) => entry.name) : [])),
  )
}

function lost(path: RepoPath, name: string): Finding {
  return {
    code: 'surface-lost',
    level: 'error',
    reason: `${path}: the stub offered ${name} and does not any more: type checkers call it private, or do not find it`,
    advice: `Import it there as \`${name} as ${name}\`, assign it, or name it in \`__all__\`.`,
    place: { path },
  }
}

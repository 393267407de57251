import { firstPartOf } from '../../model/names.ts'
import type { Finding } from '../../model/finding.ts'
import { folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { isStandardLibrary } from '../../python/facts/python-names.ts'
import { scannedImports } from '../../python/index/scanned-imports.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { Scene } from '../proof/proof-input.ts'

/**
 * What a file imported by bare name from its own folder (`from helpers import f` in a script) is still beside it and still has the
 * names: judged by files alone, for every script and test beside a file that changed or left.
 */
export function lostNeighbours(scene: Scene): readonly Finding[] {
  const goals = new Map(scene.plan.files.map((move) => [move.from, move.to]))
  const changed = new Set([...goals.keys(), ...scene.changed.map((difference) => difference.path)])
  const folders = new Set([...changed].map(folderOf))
  const findings: Finding[] = []
  for (const origin of scene.base.list('.py')) {
    if (!folders.has(folderOf(origin)) || scene.base.has(joinPath(folderOf(origin), '__init__.py'))) continue
    const path = goals.get(origin) ?? origin
    const nearer = nearerLost(scene, origin, path)
    if (nearer !== undefined) findings.push(nearer)
    // Told without parsing.
    const named = [...scannedImports(scene.base, origin), ...scannedImports(scene.final, path)]
    if (!named.some((name) => isFound(scene.before, origin, name))) continue
    const [had, has] = [takenBeside(scene.before, origin), takenBeside(scene.after, path)]
    const broken = [...has, ...had.filter((one) => has.every((other) => other.module !== one.module))].find(
      (one) =>
        isFound(scene.before, origin, one.module) &&
        !gives(scene.after, path, one) &&
        // What could not be imported before is no loss.
        (gives(scene.before, origin, one) || !had.some((other) => isSame(one, other))),
    )
    // What was taken before is judged as long as the text still says it.
    if (broken === undefined || !has.some((one) => one.module === broken.module)) continue
    findings.push({
      code: 'neighbour-lost',
      level: 'error',
      reason: `${path} takes ${broken.name ?? 'all'} from ${broken.module}, a file that was beside it, and that does not give it any more`,
      advice: `Import it from where it is now.`,
      place: { path },
    })
  }
  return findings
}

/**
 * An import that named a file beside a script, though a root of the tree has a module of that name too, and that names something else now:
 * Python looks into the folder of a script first. Where what is taken is not in that file, the module of the root was meant.
 */
function nearerLost(scene: Scene, origin: RepoPath, path: RepoPath): Finding | undefined {
  const folder = folderOf(origin)
  const isAsItWas = scene.final.has(path) && !scene.touched.has(path)
  if (isAsItWas || scene.plan.rootsBefore.includes(folder)) return undefined
  if (scene.base.read(origin)?.text === scene.final.read(path)?.text) return undefined
  const isNear = ({ module, name }: Taken): boolean => {
    const first = firstPartOf(module)
    const near = fileBeside(scene.before, origin, first)
    const file = fileBeside(scene.before, origin, module)
    if (isStandardLibrary(first) || near === undefined || near === scene.before.fileOf(first) || file === undefined)
      return false
    return scene.before.isModule(first) && (name === undefined || binds(scene.before, file, name))
  }
  const has = takenBeside(scene.after, path)
  const lost = takenBeside(scene.before, origin).find((one) => isNear(one) && has.every((other) => !isSame(one, other)))
  if (lost === undefined) return undefined
  return {
    code: 'neighbour-lost',
    level: 'error',
    reason: `${path} took ${lost.name ?? 'all'} from ${lost.module}, which is a file beside it where it is run by its path, and does not name it any more`,
    advice: 'Leave its import as it was, or give the file beside it another name first.',
    place: { path },
  }
}

function binds(index: SymbolIndex, file: RepoPath, name: string): boolean {
  const facts = index.facts(file)
  const bindings = facts?.scopes[0]?.bindings
  if (bindings?.has(name) === true || bindings?.has('__getattr__') === true) return true
  return facts?.imports.some((statement) => statement.star) === true || fileBeside(index, file, name) !== undefined
}

interface Taken {
  readonly module: string
  readonly name: string | undefined
}

function isSame(one: Taken, other: Taken): boolean {
  return one.module === other.module && one.name === other.name
}

function takenBeside(index: SymbolIndex, path: RepoPath): readonly Taken[] {
  const facts = index.facts(path)
  return (facts?.imports ?? []).flatMap((statement): readonly Taken[] => {
    if (statement.level > 0 || statement.typeChecking || statement.conditional) return []
    if (statement.kind === 'import')
      return statement.items.flatMap((item) => [
        { module: item.name, name: undefined },
        ...readBehind(facts?.text ?? '', item.alias ?? item.name).map((name) => ({ module: item.name, name })),
      ])
    return statement.items.map((item) => ({ module: statement.module, name: item.name }))
  })
}

/** What a text reads from a module it imports as a whole: `o.press`, `getattr(o, "press")`. Words of other objects do no harm. */
function readBehind(text: string, name: string): readonly string[] {
  const spelled = name.replaceAll('.', String.raw`\s*\.\s*`)
  const read = new RegExp(String.raw`(?<![\w.])${spelled}\s*(?:\.\s*(\w+)|,\s*["'](\w+)["'])(?![^\n]*\bimport\b)`, 'g')
  return [...new Set([...text.matchAll(read)].flatMap((match) => match[1] ?? match[2] ?? []))]
}

/** Whether only the folder of the file can give the module. */
function isFound(index: SymbolIndex, path: RepoPath, module: string): boolean {
  const first = firstPartOf(module)
  // A file of a package is imported by its whole name, so what it says barely is the standard library's or somebody else's.
  if (isStandardLibrary(first) || index.workspace.has(joinPath(folderOf(path), '__init__.py'))) return false
  return isOfFolder(index, path, first) && fileBeside(index, path, module) !== undefined
}

/** Whether no root has a name, or the root is a folder of scripts itself and has it from the file beside. */
function isOfFolder(index: SymbolIndex, path: RepoPath, first: string): boolean {
  if (!index.isModule(first)) return true
  const beside = folderOf(path) === '' ? undefined : fileBeside(index, path, first)
  return beside !== undefined && beside === index.fileOf(first)
}

function fileBeside(index: SymbolIndex, path: RepoPath, module: string): RepoPath | undefined {
  const stem = joinPath(folderOf(path), ...module.split('.'))
  return [stem + '.py', joinPath(stem, '__init__.py')].find((file) => index.workspace.has(file))
}

function gives(index: SymbolIndex, path: RepoPath, { module, name }: Taken): boolean {
  if (!isOfFolder(index, path, firstPartOf(module))) return true
  const file = fileBeside(index, path, module)
  if (file === undefined) return false
  if (name === undefined) return true
  return binds(index, file, name)
}

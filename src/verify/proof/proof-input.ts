import type { Finding } from '../../model/finding.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { Plan } from '../../model/plan.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { nameMapOf } from '../../plan/names/name-map.ts'
import type { NameMap } from '../../plan/names/name-map.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { Difference } from '../../workspace/compare.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import type { Check } from './proof.ts'

/** What every check looks at. */
export interface Scene {
  readonly base: Workspace
  readonly final: Workspace
  readonly plan: Plan
  readonly before: SymbolIndex
  readonly after: SymbolIndex
  readonly changed: readonly Difference[]
  readonly map: NameMap
  /** The tree was not made by this program: whatever it changed beyond the plan may be broken. */
  readonly isByHand: boolean
  /** Paths of the final tree that are new or differ, with the base path they come from. */
  readonly touched: ReadonlyMap<RepoPath, RepoPath | undefined>
  /** Today's name of a module of the final tree. */
  readonly oldNameOf: (module: QualifiedName) => QualifiedName
}

export function sceneOf(input: Omit<Scene, 'touched' | 'map' | 'oldNameOf'>): Scene {
  const origins = new Map(input.plan.files.map((move) => [move.to, move.from]))
  const goals = new Set(input.plan.files.filter((move) => input.final.has(move.to)).map((move) => move.from))
  const touched = new Map<RepoPath, RepoPath | undefined>()
  for (const difference of input.changed) {
    if (difference.kind === 'removed') continue
    const stayed = input.base.has(difference.path) && !goals.has(difference.path)
    const origin = origins.get(difference.path) ?? (stayed ? difference.path : undefined)
    touched.set(difference.path, origin)
  }
  const back = new Map(input.plan.modules.map((move) => [move.to, move.from]))
  return { ...input, touched, map: nameMapOf(input.plan), oldNameOf: (module) => back.get(module) ?? module }
}

/** The files of the base tree that the code of a file comes from: its own, where that was (tests move too), and those its definitions left. */
export function originsOf(scene: Scene, path: RepoPath): readonly RepoPath[] {
  const own = scene.after.moduleOf(path)
  const arrived = scene.plan.symbols.filter((move) => scene.map.moduleTo(move.to) === own)
  const files = [
    scene.touched.has(path) ? (scene.touched.get(path) ?? carriedFrom(scene, path)) : path,
    ...arrived.map((move) => scene.before.fileOf(move.from)),
  ]
  return [...new Set(files.flatMap((file) => file ?? []))]
}

/** Code that went to another module: the file it stood in, by its old path, and the one it is in, with the names of both modules then and now. */
export interface CodeMove {
  readonly from: RepoPath
  readonly to: RepoPath
  readonly source: QualifiedName
  readonly module: QualifiedName
}

/** Where definitions went, each pair of files once. */
export function codeMoves(scene: Scene): readonly CodeMove[] {
  const found = scene.plan.symbols.flatMap((move): readonly (readonly [string, CodeMove])[] => {
    const module = scene.map.moduleTo(move.to)
    const [from, to] = [scene.before.fileOf(move.from), scene.after.fileOf(module)]
    return from === undefined || to === undefined ? [] : [[`${from} ${to}`, { from, to, source: move.from, module }]]
  })
  return [...new Map(found).values()]
}

/** Where a file lay that moved without the plan having it among the modules: a test. */
function carriedFrom(scene: Scene, path: RepoPath): RepoPath | undefined {
  const origin = scene.final.originOf(path)?.path
  return origin !== undefined && origin !== path && scene.base.has(origin) && !scene.final.has(origin)
    ? origin
    : undefined
}

/** One check's verdict: it fails on any error, warns on any warning. */
export function checkOf(name: string, evidence: string, findings: readonly Finding[]): Check {
  const verdict = findings.some((finding) => finding.level === 'error')
    ? 'fail'
    : findings.some((finding) => finding.level === 'warning')
      ? 'warn'
      : 'pass'
  const problems = findings.filter((finding) => finding.level !== 'note').length
  const shown = problems === 0 ? evidence : `${count(problems, 'problem')}; looked at: ${evidence}`
  return { name, verdict, evidence: shown, findings }
}

/** `1 file`, `3 files`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

import type { Finding } from '../../model/finding.ts'
import { joinName, lastPartOf, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import { isPython } from '../../python/facts/modules.ts'
import { heldAs } from '../../python/index/namesakes.ts'
import { readsOfWord } from '../../python/index/reads-of-word.ts'
import { modulesAskedFor } from '../../python/index/submodule-loads.ts'
import { differences } from '../../workspace/compare.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import { originsOf } from './missing-loads.ts'
import type { BothTrees } from './missing-loads.ts'
import { nameMapOf } from './name-map.ts'

/** A word that a package binds and that is, or was, a submodule of it too. */
interface Namesake {
  /** The package today, and as it is called afterwards. */
  readonly was: QualifiedName
  readonly is: QualifiedName
  readonly word: string
}

/**
 * Words that a package binds to something and that are its submodules too (`speed = None` in `hut/__init__.py` beside `hut/speed.py`): which
 * of both code finds depends on who has loaded the submodule. Where that changes with the move, since the submodule has another name or others load it, code would
 * silently find the other thing. What is only called is no module, and goes on being what the package binds.
 */
export function overtakenNames(trees: BothTrees): readonly Finding[] {
  return namesakesOf(trees).flatMap((one) => {
    const [from, path] = [trees.before.fileOf(one.was), trees.after.fileOf(one.is)]
    const old = from === undefined ? undefined : heldAs(trees.before, one.was, one.word, from)
    const now = path === undefined ? undefined : heldAs(trees.after, one.is, one.word, path)
    // Where the package finds its own on both sides, so does everybody.
    if ([old, now].every((held) => held === undefined || held === 'own')) return []
    const isTaken = old === 'own' && now !== undefined && now !== 'own' && path !== undefined
    return [...(isTaken ? [taken(trees, path, one)] : []), ...readers(trees, one)]
  })
}

/** Those of modules that leave their package or come to it, and of those that some file no longer loads, or loads from now on. */
function namesakesOf(trees: BothTrees): readonly Namesake[] {
  const { plan, before, after } = trees
  const { moduleTo } = nameMapOf(plan)
  const olds = new Map(plan.modules.map((move) => [move.to, move.from]))
  const packages = new Map<string, Namesake>()
  const add = (was: QualifiedName, is: QualifiedName, word: string): void => {
    if (was !== '' && [before.fileOf(was), after.fileOf(is)].some((path) => path !== undefined))
      packages.set(`${is} ${word}`, { was, is, word })
  }
  for (const { from } of plan.modules) add(parentOf(from), moduleTo(parentOf(from)), lastPartOf(from))
  for (const module of changedLoads(trees))
    add(olds.get(parentOf(module)) ?? parentOf(module), parentOf(module), lastPartOf(module))
  return [...packages.values()].filter(
    ({ was, is, word }) => says(trees.base, before.fileOf(was), word) || says(after.workspace, after.fileOf(is), word),
  )
}

/** Whether the text of a package has a word at all, or a star that may give it. */
function says(workspace: BothTrees['base'], path: RepoPath | undefined, word: string): boolean {
  return path !== undefined && new RegExp(String.raw`\b${word}\b|import\s*\*`).test(workspace.glance(path))
}

/** Modules, by final name, that a changed file asks for and did not, or did and does not; and what those ask for in turn. */
function changedLoads(trees: BothTrees): ReadonlySet<QualifiedName> {
  const { plan, base, before, after } = trees
  const { moduleTo } = nameMapOf(plan)
  const changed = new Set<QualifiedName>()
  for (const { path, kind } of differences(base, after.workspace)) {
    if (kind === 'removed' || !isPython(path)) continue
    const was = new Set(originsOf(trees, path).flatMap((origin) => [...modulesAskedFor(before, origin)].map(moduleTo)))
    const is = modulesAskedFor(after, path)
    for (const module of was) if (!is.has(module)) changed.add(module)
    for (const module of is) if (!was.has(module)) changed.add(module)
  }
  const below = [...changed].flatMap((module) => {
    const path = after.fileOf(module)
    return path === undefined ? [] : [...modulesAskedFor(after, path)]
  })
  return new Set([...changed, ...below])
}

/** What the package offers itself, where nothing loaded the submodule before and something will. */
function taken({ after }: BothTrees, path: RepoPath, { is, word }: Namesake): Finding {
  const span = after.facts(path)?.scopes[0]?.bindings.get(word)?.at(-1)?.span ?? { start: 0, end: 0 }
  return {
    code: 'name-overtaken',
    level: 'error',
    reason: `${is} binds \`${word}\` itself, and code would load the submodule ${joinName(is, word)} from now on, which takes its place`,
    advice: 'Choose a module of another name, or give the other thing another name first.',
    place: { path, span },
  }
}

function readers(trees: BothTrees, { was, is, word }: Namesake): readonly Finding[] {
  const { plan, before, after } = trees
  const gone = new Set(plan.symbols.filter((move) => move.from === joinName(was, word)).map((move) => move.symbol))
  return after.workspace.matching(wordQuery([word]), '.py').flatMap((path): readonly Finding[] => {
    const reads = readsOfWord(after, path, is, word)
    if (reads.length === 0) return []
    const now = heldAs(after, is, word, path) ?? 'own'
    const olds = originsOf(trees, path).map((origin) => heldAs(before, was, word, origin))
    // What the package did not bind, or bound to the submodule, is for others to judge.
    if (olds.length === 0 || olds.includes(undefined)) return []
    const isSame = olds.includes(now)
    const read = reads.find(({ isCall, next }) =>
      isSame ? now !== 'own' && next !== undefined && gone.has(next) : !(isCall && now === 'own'),
    )
    return read === undefined ? [] : [overtaken(path, read.span, was, word)]
  })
}

function overtaken(path: RepoPath, span: Span, module: QualifiedName, word: string): Finding {
  const name = joinName(module, word)
  return {
    code: 'name-overtaken',
    level: 'error',
    reason: `${path} reads \`${word}\` of ${module}, which is what the package binds or its submodule ${name}, whichever was loaded last; after the move it may be the other`,
    advice: `Say which is meant first: \`from ${name} import ...\` for what is in the submodule, or another name for what ${module} binds.`,
    place: { path, span },
  }
}

import { UserError } from '../../model/errors.ts'
import type { Problem } from '../../model/errors.ts'
import type { Finding } from '../../model/finding.ts'
import { isParentPackage } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { AT_THE_TOP } from '../../model/plan.ts'
import type { FileMove, ImportTiming, KeptName, Plan, SymbolMove } from '../../model/plan.ts'
import type { Recipe } from '../../model/recipe.ts'
import { joinPath } from '../../model/source-file.ts'
import { beginPhase } from '../../model/work.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { moduleAnnotations } from '../relocation/module-annotations.ts'
import { annotationForm } from '../relocation/annotation-form.ts'
import { askedCallers } from '../relocation/asked-callers.ts'
import { checkRelocation } from '../relocation/check-relocation.ts'
import { closureOf } from '../../python/index/closure.ts'
import { withAccepted } from './accepted-findings.ts'
import { disagreements } from './disagreements.ts'
import { namesOf } from './names-of-files.ts'
import { adviceOnBareName } from './script-folders.ts'
import { fileFindings } from './file-findings.ts'
import { distributionCycle } from './distribution-cycle.ts'
import { impossibleNames } from './impossible-names.ts'
import { occupiedFolders } from './occupied-folders.ts'
import { lateCallerNotes } from '../relocation/deferred-importers.ts'
import { ranksOf } from '../names/layers.ts'
import { parentFirstNotes } from '../names/parent-first.ts'
import { lazyRequests } from '../names/lazy-requests.ts'
import { takenNames } from './taken-names.ts'
import { moduleRenaming } from '../names/name-map.ts'
import { newRequirements } from './new-requirements.ts'
import { heldSubmodules } from '../reached-by-text/held-submodules.ts'
import { stoppedModules } from '../relocation/stopped-modules.ts'
import { classPlaces } from '../places/class-places.ts'
import { otherPlaces } from '../places/other-places.ts'
import { oneForEachName, outsideUses } from '../reached-by-text/outside-uses.ts'
import { fileMoves, moduleMoves } from '../names/plan-files.ts'
import { bareNeighbours } from '../module-names/bare-neighbours.ts'
import { nearerFiles } from '../module-names/nearer-files.ts'
import { scriptShadows } from '../module-names/script-shadows.ts'
import { placeMoves } from '../places/place-goals.ts'
import { askedMoves, unknownModule } from './plan-symbols.ts'
import { unmatchedRequests } from './unmatched-requests.ts'
import { unparsedMoves } from './unparsed-moves.ts'
import { loadNeeds, reimports } from '../relocation/back-imports.ts'
import { callTimeImportsBack, callTimeNeedsOf } from '../relocation/call-time-needs.ts'
import { withoutShims } from '../shims/shims.ts'
import { registrationsLeft } from '../relocation/registrations-left.ts'
import { setFromOutside } from '../reached-by-text/set-from-outside.ts'
import type { Relocation } from '../relocation/relocation.ts'
import { affectedFiles } from '../names/affected-files.ts'
import { foundElsewhere, keptForTests } from '../relocation/found-by-tests.ts'
import { testsElsewhere } from '../relocation/tests-elsewhere.ts'
import { loadedEarly } from '../relocation/loaded-early.ts'
import { loudTargets } from '../relocation/loud-targets.ts'
import { decisionsOf, relocationsOf } from '../relocation/decisions.ts'
import type { Decisions } from '../relocation/decisions.ts'
import { deepFrozen } from '../../model/frozen.ts'

/** A plan together with the index of the tree it was made from. */
export interface Planned {
  readonly plan: Plan
  readonly decisions: Decisions
  readonly index: SymbolIndex
}

/**
 * Recipe and tree to plan. Throws UserError with every problem when the recipe asks for something that
 * cannot be (unknown module or symbol, occupied target); what is unsafe is an error finding of the plan.
 * `timing` says which imports do not stand at the top.
 */
export function makePlan(asked: Recipe, workspace: Workspace, timing: ImportTiming = AT_THE_TOP): Planned {
  beginPhase('planning')
  const { recipe, rootsBefore, found } = namesOf(asked, workspace)
  const index = withoutShims(workspace, found, recipe)
  const to = moduleRenaming(recipe)
  const requested = askedMoves(index, recipe, to)
  const problems: Problem[] = [...requested.problems]
  const renamesDone = checkRenames(index, recipe, to, problems)
  problems.push(...occupiedFolders(workspace, recipe))
  problems.push(...impossibleNames(index, recipe, requested.moves, to))
  for (const { package: name } of lazyRequests(index, recipe)) {
    if (!index.isModule(name)) problems.push(unknownModule(index, name, 'lazy'))
    else if (index.fileOf(name) === undefined || !index.isPackage(name))
      problems.push({ message: `lazy: ${name} is not a package with an __init__.py` })
  }
  problems.push(...takenNames(index, recipe, requested.moves, to))
  if (problems.length > 0) throw new UserError('the recipe does not fit this tree', problems)

  beginPhase('planning: what moves')
  const moves = withSharedClosure(index, recipe, requested.moves)
  const relocations = relocationsOf(index, moves, timing)
  const findings: Finding[] = [...requested.findings, ...relocationFindings(index, recipe, relocations, moves, to)]
  const callTimeNeeds = relocations.flatMap(callTimeNeedsOf)
  beginPhase('planning: uses by text')
  const outside = outsideUses(index, recipe, moves, to, callTimeNeeds)
  findings.push(...outside.findings, ...distributionCycle(index, recipe, moves))
  findings.push(...parentFirstNotes(index, { package: recipe.package, timing }))
  beginPhase('planning: files')
  const files = fileMoves(index, recipe, to)
  const places = placeMoves(index, files)
  findings.push(
    ...lateCallerNotes(index, moves, timing),
    ...fileFindings(index, places, withRootOf(recipe.package, rootsBefore), to),
    ...otherPlaces(index, places, moves),
    ...classPlaces(index, places, moves),
    ...heldSubmodules(index, to),
    ...besideFindings(index, recipe, moves, files),
  )
  const packageDone = recipe.package !== undefined && !index.isModule(recipe.package.from)
  const done = moves.length === 0 && renamesDone && (recipe.package === undefined || packageDone)
  if (!done)
    findings.push(...unmatchedRequests(index, recipe, moves, findings), ...unparsedMoves(index, files, findings))
  const extracted = recipe.package
  const kept = oneForEachName([...keptNames(index, relocations), ...outside.kept])
  const plan: Plan = {
    recipe,
    rootsBefore,
    rootsAfter: withRootOf(extracted, rootsBefore),
    package: packageDone ? undefined : extracted,
    modules: moduleMoves(index, to),
    symbols: moves,
    files,
    kept,
    timing,
    callTimeNeeds: [...callTimeNeeds, ...relocations.flatMap((one) => callTimeImportsBack(index, kept, one))],
    findings: withAccepted(recipe, findings),
    done,
  }
  return { plan: deepFrozen(plan), decisions: decisionsOf(index, plan, relocations), index }
}

/** What is to be said of files that Python finds in the folder of the file that runs. */
function besideFindings(
  index: SymbolIndex,
  recipe: Recipe,
  moves: readonly SymbolMove[],
  files: readonly FileMove[],
): readonly Finding[] {
  return [
    ...bareNeighbours(index, moves, files, (bare) => adviceOnBareName(index, recipe, bare)),
    ...nearerFiles(index, moves, files),
    ...scriptShadows(index, moves, files),
  ]
}

/** Names that stay importable where they were, for what registers itself on them and for test runners. */
function keptNames(index: SymbolIndex, relocations: readonly Relocation[]): readonly KeptName[] {
  return relocations.flatMap((one) => [...registrationsLeft(index, one), ...keptForTests(index, one)])
}

/** The roots, and the one of the new package. */
function withRootOf(extracted: Recipe['package'], roots: readonly RepoPath[]): readonly RepoPath[] {
  return extracted === undefined ? roots : [...new Set([...roots, joinPath(extracted.directory, 'src')])]
}

/** What is to be said of the definitions that move: whether they may, what they leave behind, and what loads them. */
function relocationFindings(
  index: SymbolIndex,
  recipe: Recipe,
  relocations: readonly Relocation[],
  moves: readonly SymbolMove[],
  to: (module: QualifiedName) => QualifiedName,
): readonly Finding[] {
  const readers = affectedFiles(index.workspace, recipe, moves, '.py')
  return [
    ...relocations.flatMap((relocation) =>
      [
        ...checkRelocation(index, relocation),
        ...askedCallers(index, relocation),
        ...checkLeftBehind(index, recipe, relocation),
        ...foundElsewhere(index, relocation, keptForTests(index, relocation)),
        ...testsElsewhere(index, relocation, moves, keptForTests(index, relocation)),
      ].map((finding) => ({ ...finding, about: [relocation.from, relocation.to] })),
    ),
    ...annotationForm(index, relocations),
    ...moduleAnnotations(index, moves),
    ...disagreements(index, relocations),
    ...setFromOutside(index, relocations),
    ...newRequirements(index, relocations),
    ...stoppedModules(index, relocations),
    ...loadedEarly(index, relocations, readers),
    ...loudTargets(index, relocations, moduleMoves(index, to), readers),
  ]
}

/** Whether each rename and the package itself can happen; true when there is nothing left to rename. */
function checkRenames(
  index: SymbolIndex,
  recipe: Recipe,
  to: (module: QualifiedName) => QualifiedName,
  problems: Problem[],
): boolean {
  let done = true
  const leaving = new Set(Object.keys(recipe.renameModules))
  const goals = new Set(Object.values(recipe.renameModules))
  const starts = [...leaving].filter((from) => !goals.has(from))
  // A chain is done when all its targets are there and what nothing is renamed to is gone. A ring shows no trace.
  const chained = [...leaving].some((from) => goals.has(from))
  if (
    chained &&
    starts.length > 0 &&
    [...goals].every((goal) => index.isModule(to(goal)) || index.isModule(goal)) &&
    starts.every((from) => !index.isModule(from))
  ) {
    return recipe.package === undefined || !index.isModule(recipe.package.from)
  }
  for (const [from, target] of Object.entries(recipe.renameModules)) {
    const final = to(from)
    const arrived = index.isModule(final) && !leaving.has(final)
    if (!index.isModule(from)) {
      if (!arrived && !index.isModule(target)) problems.push(unknownModule(index, from, 'rename_modules'))
      continue
    }
    if (final.startsWith(from + '.') && index.isModule(final)) continue
    if (arrived)
      problems.push({
        message: `rename_modules: ${from} cannot become ${final}, which exists already; choose another name, or rename that one as well`,
      })
    done = false
  }
  const extracted = recipe.package
  if (extracted !== undefined && index.isModule(extracted.from)) {
    done = false
    if (index.isModule(extracted.to))
      problems.push({
        message: `package: ${extracted.to} exists already; choose another name in \`to\`${extracted.from.includes('.') ? '' : ', and a package inside of it in `from`'}`,
      })
    const inside = index.workspace.list().filter((path) => path.startsWith(extracted.directory + '/'))
    if (inside.length > 0) {
      problems.push({
        message: `package: the directory ${extracted.directory} exists already (${inside[0] ?? ''}); choose another \`directory\` or remove it`,
      })
    }
  } else if (extracted !== undefined && !index.isModule(extracted.to)) {
    problems.push(unknownModule(index, extracted.from, 'package'))
  }
  return done
}

/** `symbols: shared` brings the closure of what the helpers need. */
function withSharedClosure(index: SymbolIndex, recipe: Recipe, asked: readonly SymbolMove[]): readonly SymbolMove[] {
  const moves = [...asked]
  for (const request of [...recipe.move, ...recipe.copy]) {
    const facts = index.factsOfModule(request.from)
    const mine = asked.filter(
      (move) => move.from === request.from && (request.symbols === 'shared' || request.symbols.includes(move.symbol)),
    )
    const copied = recipe.copy.includes(request)
    if (facts === undefined || mine.length === 0 || (request.symbols !== 'shared' && !copied)) continue
    const target = mine[0]?.to ?? request.to
    for (const name of closureOf(facts, new Set(mine.map((move) => move.symbol))).needed) {
      if (moves.some((move) => move.from === request.from && move.symbol === name)) continue
      moves.push({ from: request.from, to: target, symbol: name, copied, asked: false })
    }
  }
  return moves
}

/** What the moved code needs and the source keeps: allowed if the target may import the source, else refused with the way out. */
function checkLeftBehind(index: SymbolIndex, recipe: Recipe, relocation: Relocation): readonly Finding[] {
  if (relocation.fromSource.length === 0) return []
  const facts = index.factsOfModule(relocation.from)
  const path = index.fileOf(relocation.from)
  if (facts === undefined || path === undefined) return []
  const rank = ranksOf(recipe)
  const [low, high] = [rank(relocation.to), rank(relocation.from)]
  const upward = low !== undefined && high !== undefined && low <= high
  const coming = reimports(index, { kept: [] }, relocation).names
  const mutual =
    coming.length > 0 &&
    loadNeeds(relocation).length > 0 &&
    !relocation.timing.inPlace &&
    !isParentPackage(relocation.from, relocation.to)
  if (!upward && !mutual) return []
  const closure = closureOf(facts, relocation.symbols)
  const chains = relocation.fromSource.map((need) => (closure.chains.get(need.name) ?? [need.name]).join(' -> '))
  const why = upward
    ? `the layers put ${relocation.to} below ${relocation.from}, so it must not import it`
    : `${relocation.from} still needs ${coming.join(', ')} when it is imported or offers it in \`__all__\`, so the two modules would import each other (an import cycle)`
  return [
    {
      code: upward ? 'left-behind' : 'import-cycle',
      level: 'error',
      reason: `the moved code needs ${relocation.fromSource.map((need) => need.name).join(', ')}, which stays in ${relocation.from}: ${chains.join('; ')}; ${why}`,
      advice: `Leave ${[...relocation.symbols].join(', ')} where it is, or try to move ${closure.needed.join(', ')} as well.`,
      place: { path, span: relocation.fromSource[0]?.references[0]?.span ?? { start: 0, end: 0 } },
    },
  ]
}

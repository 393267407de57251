import type { Finding } from '../../model/finding.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { isPython } from '../../python/facts/modules.ts'
import { allowances } from '../meaning/allowances.ts'
import type { Allowances } from '../meaning/allowances.ts'
import { baseNames, finalNames } from '../meaning/canonical.ts'
import { compareStatements, described } from '../meaning/compare-statements.ts'
import { changedLabels } from './changed-labels.ts'
import { changedTypeValues } from './changed-type-values.ts'
import { lostCallers } from './lost-callers.ts'
import { lostModuleAnswers } from './lost-module-answers.ts'
import { modulePieces } from '../meaning/module-pieces.ts'
import type { ModulePieces, Piece } from '../meaning/module-pieces.ts'
import { originFrom } from '../meaning/origin.ts'
import { firstDifference } from '../meaning/compare-parts.ts'
import type { PartDifference } from '../meaning/compare-parts.ts'
import { checkOf, count } from '../proof/proof-input.ts'
import type { Scene } from '../proof/proof-input.ts'
import type { Check } from '../proof/proof.ts'

/**
 * Each statement of a touched module is the one it was, in the same order, and each name in it means the same definition, as
 * the plan calls it now. Statements that moved are compared in their new module, character for character; imports are
 * compared by what they bind.
 */
export function checkMeaning(scene: Scene): { readonly meaning: Check; readonly bodies: Check } {
  const allowed = allowances(scene)
  const pieces = modulePieces(scene, allowed)
  const findings: Finding[] = []
  let statements = 0
  for (const [path, origin] of scene.touched) {
    if (!isPython(path) || origin === undefined || isBroken(scene, origin, path)) continue
    const [module, final] = [scene.before.moduleOf(origin), scene.after.moduleOf(path)]
    const incoming = scene.plan.symbols.filter((move) => scene.map.moduleTo(move.to) === final)
    const leaving = scene.plan.symbols.filter((move) => !move.copied && move.from === module)
    const gone = pieces.ofSymbols('before', origin, new Set(leaving.map((move) => move.symbol)))
    const arrived = pieces.ofSymbols('after', path, new Set(incoming.map((move) => move.symbol)))
    const before = pieces.of('before', origin).filter((piece) => !gone.has(piece))
    const after = pieces.of('after', path).filter((piece) => !arrived.has(piece))
    const sources = new Set(incoming.map((move) => move.from))
    statements += before.length
    findings.push(
      ...compareStatements(scene, allowed, {
        path,
        before,
        after,
        isAllowed: (piece) =>
          cameAlong(scene, pieces, piece, sources) ||
          isAliasOfImport(scene, piece, origin, path) ||
          allowed.isAddition(path, piece),
      }),
    )
  }
  return {
    meaning: checkOf('meaning', `${count(statements, 'statement')} of touched modules say and mean what they did`, [
      ...findings,
      ...lostCallers(scene),
      ...changedLabels(scene),
      ...changedTypeValues(scene),
      ...lostModuleAnswers(scene),
    ]),
    bodies: checkBodies(scene, allowed, pieces),
  }
}

function isBroken(scene: Scene, origin: RepoPath, path: RepoPath): boolean {
  return [scene.before.facts(origin), scene.after.facts(path)].some(
    (facts) => facts === undefined || facts.errors.length > 0,
  )
}

/** Moved and copied definitions are the same in their new module, comments and blanks included. */
function checkBodies(scene: Scene, allowed: Allowances, pieces: ModulePieces): Check {
  const findings: Finding[] = []
  let moved = 0
  for (const move of scene.plan.symbols) {
    const target = scene.map.moduleTo(move.to)
    const places = [
      { from: scene.before.fileOf(move.from), to: scene.after.fileOf(target), isStub: false },
      { from: scene.before.stubOf(move.from), to: scene.after.stubOf(target), isStub: true },
    ]
    for (const { from, to, isStub } of places) {
      const symbol = new Set([move.symbol])
      const one = [...pieces.ofSymbols('before', from, symbol)]
      const other = [...pieces.ofSymbols('after', to, symbol)]
      if (one.length === 0 || (isStub && to === undefined)) continue
      moved += 1
      const differences = one.flatMap((piece, at): readonly PartDifference[] => {
        const parts = other[at]?.parts ?? []
        const difference = firstDifference(scene, piece.parts, parts)
        return difference === undefined || allowed.explains(to ?? '', piece.parts, parts) ? [] : [difference]
      })
      const [difference = one.length === other.length ? undefined : NOT_THERE] = differences
      if (difference === undefined) continue
      findings.push({
        code: difference.kind === 'comment' ? 'comment-lost' : 'body-changed',
        level: 'error',
        reason: `${move.symbol} is not the same in ${target} as it was in ${move.from}${described(difference)}`,
        advice: 'Take the definition over as it was; change it in a commit of its own.',
        place: { path: to ?? from ?? '', ...(difference.at === undefined ? {} : { span: difference.at.span }) },
      })
    }
  }
  return checkOf('bodies', `${count(moved, 'moved definition')} identical but for names the plan changes`, findings)
}

const NOT_THERE: PartDifference = { kind: 'token', was: '', is: '', at: undefined }

/** A guard or setting that stands in a module definitions come from came along with them. */
function cameAlong(scene: Scene, pieces: ModulePieces, piece: Piece, sources: ReadonlySet<string>): boolean {
  return [...sources].some((module) =>
    pieces
      .of('before', scene.before.fileOf(module))
      .some(
        (own) =>
          own.statement.kind === piece.statement.kind &&
          own.statement.names.join() === piece.statement.names.join() &&
          firstDifference(scene, own.parts, piece.parts) === undefined,
      ),
  )
}

/** `net = net_price` where an import bound `net` to the same thing before. */
function isAliasOfImport(scene: Scene, piece: Piece, origin: RepoPath, path: RepoPath): boolean {
  const [name, more] = piece.statement.names
  const [from, to] = [scene.before.moduleOf(origin), scene.after.moduleOf(path)]
  if (name === undefined || more !== undefined || from === undefined || to === undefined) return false
  const isOwn = scene.before
    .facts(origin)
    ?.scopes[0]?.bindings.get(name)
    ?.every((one) => one.imported !== undefined)
  const was = baseNames(scene)(originFrom(scene.before, from, [name]))
  return isOwn === true && was === finalNames(scene)(originFrom(scene.after, to, [name]))
}

import type { Finding } from '../../model/finding.ts'
import { firstPartOf, isWithin } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { Recipe } from '../../model/recipe.ts'
import type { SymbolMove } from '../../model/plan.ts'
import { lineIndexOf } from '../../text/line-index.ts'
import { absoluteModule } from '../../python/facts/resolve.ts'
import { moduleQuery } from '../names/affected-files.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'

/** One import that crosses the border of the new package. */
interface Crossing {
  readonly path: string
  readonly line: number
  readonly module: QualifiedName
  readonly names: readonly string[]
}

/**
 * The new distribution must not need the one it came out of while that one needs it: both would have to be
 * installed and released together for ever. Found from the imports; copies and moves of the plan are taken off.
 */
export function distributionCycle(
  index: SymbolIndex,
  recipe: Recipe,
  moves: readonly SymbolMove[],
): readonly Finding[] {
  const extracted = recipe.package
  if (extracted === undefined) return []
  const inside = (module: QualifiedName): boolean => isWithin(module, extracted.from)
  const out: Crossing[] = []
  const back: Crossing[] = []
  const insidePaths = index.modulesBelow(extracted.from).flatMap((module) => index.fileOf(module) ?? [])
  const paths = new Set([
    ...insidePaths,
    ...index.workspace.matching(moduleQuery(index.workspace, extracted.from), '.py'),
  ])
  const top = firstPartOf(extracted.from)
  for (const path of paths) {
    const module = index.moduleOf(path)
    const facts = module === undefined ? undefined : index.facts(path)
    if (module === undefined || facts === undefined || !isWithin(module, top)) continue
    for (const statement of facts.imports) {
      if (statement.typeChecking) continue
      const targets =
        statement.kind === 'from'
          ? [
              {
                module: absoluteModule(statement, index.identityOf(path)),
                names: statement.items.map((item) => item.name),
              },
            ]
          : statement.items.map((item) => ({ module: item.name, names: [] }))
      for (const target of targets) {
        if (target.module === undefined || !index.isModule(target.module) || !isWithin(target.module, top)) continue
        const names = inside(module)
          ? target.names.filter((name) => !comesAlong(index, moves, target.module ?? '', name))
          : target.names
        if (target.names.length > 0 && names.length === 0) continue
        const full =
          target.names.length === 1 && index.isModule(`${target.module}.${target.names[0] ?? ''}`)
            ? `${target.module}.${target.names[0] ?? ''}`
            : target.module
        const crossing = {
          path,
          line: lineIndexOf(facts.text).positionAt(statement.span.start).line,
          module: full,
          names,
        }
        if (inside(module) && !inside(full)) out.push(crossing)
        if (!inside(module) && inside(full)) back.push(crossing)
      }
    }
  }
  if (out.length === 0 || (back.length === 0 && recipe.shim === undefined)) return []
  const list = (crossings: readonly Crossing[]): string =>
    crossings
      .slice(0, 4)
      .map((crossing) => `${crossing.path}:${crossing.line} (${[crossing.module, ...crossing.names].join(' ')})`)
      .join(', ') + (crossings.length > 4 ? ` and ${crossings.length - 4} more` : '')
  const wanted = [
    ...new Set(out.flatMap((crossing) => crossing.names.map((name) => definitionName(index, crossing.module, name)))),
  ]
  return [
    {
      code: 'distribution-cycle',
      level: 'warning',
      reason: `${extracted.distribution} and the distribution it leaves would need each other: ${extracted.from} imports ${list(out)}, and is itself imported by ${back.length > 0 ? list(back) : 'the shims at its old names'}`,
      advice: `Three ways out: \`copy\` into the package what it needs (${wanted.slice(0, 6).join(', ') || 'see above'}), with what that needs; move it along with \`move\`; or pass it in from outside. Until then ${extracted.distribution} depends on the monolith.`,
      place: { path: out[0]?.path ?? '', ...(out[0] === undefined ? {} : { line: out[0].line }) },
    },
  ]
}

function comesAlong(index: SymbolIndex, moves: readonly SymbolMove[], module: QualifiedName, name: string): boolean {
  const origin = index.definitionOf(module, name) ?? { module, symbol: name }
  return moves.some((move) => move.from === origin.module && move.symbol === origin.symbol)
}

function definitionName(index: SymbolIndex, module: QualifiedName, name: string): QualifiedName {
  const origin = index.definitionOf(module, name)
  return origin === undefined ? `${module}.${name}` : `${origin.module}.${origin.symbol}`
}

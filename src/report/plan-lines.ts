import { joinName, lastPartOf, parentOf } from '../model/names.ts'
import type { Plan, SymbolMove } from '../model/plan.ts'
import { folderOf } from '../model/source-file.ts'
import { moduleRenaming } from '../plan/names/name-map.ts'
import { shortened } from './shortened.ts'

/** What a plan does, for people: symbols, modules (each, or those that lead others), and files, from old to new. */
export function planLines(plan: Plan, isVerbose: boolean, isEachModule = isVerbose): readonly string[] {
  return [
    ...block('symbols move', symbolLines(plan, false), isVerbose),
    ...block('symbols are copied', symbolLines(plan, true), isVerbose),
    ...block(
      plural(plan.modules.length, 'module gets another name', 'modules get another name'),
      isEachModule ? plan.modules.map((move) => `${move.from} -> ${move.to}`) : moduleLines(plan),
      isVerbose,
    ),
    ...block(
      plural(plan.files.length, 'file moves', 'files move'),
      isVerbose ? plan.files.map((move) => `${move.from} -> ${move.to}`) : folderLines(plan),
      isVerbose,
    ),
    ...block(
      plural(plan.kept.length, 'name stays importable where it was', 'names stay importable where they were'),
      plan.kept.map((kept) => `${joinName(kept.module, kept.symbol)}: ${kept.reason}`),
      isVerbose,
    ),
  ]
}

/** `1 file`, `2 files`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

function block(title: string, lines: readonly string[], isVerbose: boolean): readonly string[] {
  if (lines.length === 0) return []
  return [title, ...shortened(lines, isVerbose).map((line) => `  ${line}`)]
}

/** One line for each pair of modules; the target under the name it will have. */
function symbolLines(plan: Plan, copied: boolean): readonly string[] {
  const to = moduleRenaming(plan.recipe)
  const pairs = new Map<string, SymbolMove[]>()
  for (const move of plan.symbols) {
    if (move.copied !== copied) continue
    const key = `${move.from} -> ${to(move.to)}`
    pairs.set(key, [...(pairs.get(key) ?? []), move])
  }
  return [...pairs].map(([pair, moves]) => {
    return `${pair}: ${moves.map((move) => (move.asked ? move.symbol : `${move.symbol} (comes along)`)).join(', ')}`
  })
}

/** The modules whose name is not that of their package with the rest as it was, and how many of those are below each. */
function moduleLines({ modules }: Plan): readonly string[] {
  const finals = new Map(modules.map(({ from, to }) => [from, to]))
  const leads = (from: string): string => {
    const parent = parentOf(from)
    const above = finals.get(parent)
    return above !== undefined && finals.get(from) === joinName(above, lastPartOf(from)) ? leads(parent) : from
  }
  const below = new Map<string, number>()
  for (const { from } of modules) below.set(leads(from), (below.get(leads(from)) ?? -1) + 1)
  return [...below].map(([from, count]) => {
    const along = count === 0 ? '' : `, with ${plural(count, 'module')} below it`
    return `${from} -> ${finals.get(from) ?? ''}${along}`
  })
}

function folderLines(plan: Plan): readonly string[] {
  const folders = new Map<string, number>()
  for (const { from, to } of plan.files) {
    const key = `${folderOf(from)}/ -> ${folderOf(to)}/`
    folders.set(key, (folders.get(key) ?? 0) + 1)
  }
  return [...folders].map(([pair, count]) => `${pair} (${count})`)
}

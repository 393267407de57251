import { joinName } from '../model/names.ts'
import type { SymbolMove } from '../model/plan.ts'
import type { Span } from '../model/span.ts'
import { definitionSet } from '../python/definitions.ts'
import type { ImportItem, ImportStatement, ModuleFacts } from '../python/facts.ts'
import { lineStart, nextLine } from '../python/lines.ts'
import { absoluteModule, nameOfBinding } from '../python/resolve.ts'
import type { ModuleIdentity } from '../python/resolve.ts'
import type { Scene } from './scene.ts'

/**
 * The lines of imports that functions of moved code make for themselves and did not make before, as far as each name
 * they bind was the old module's own and is still the same thing: spans in the new module's text.
 */
export function ownImports(scene: Scene, move: SymbolMove): readonly Span[] {
  const target = scene.map.moduleTo(move.to)
  const path = scene.after.fileOf(target)
  const after = scene.after.factsOfModule(target)
  const before = scene.before.factsOfModule(move.from)
  if (path === undefined || before === undefined || after === undefined) return []
  const self = scene.after.identityOf(path)
  const statements = new Set(definitionSet(after, new Set([move.symbol])).statements)
  const known = definitionSet(before, new Set([move.symbol])).statements.map((index) => {
    const span = before.statements[index]?.span
    return span === undefined ? '' : before.text.slice(span.start, span.end)
  })
  return after.imports
    .filter(
      (statement) =>
        statements.has(statement.statement) &&
        after.scopes[statement.scope]?.kind === 'function' &&
        !known.some((text) => text.includes(after.text.slice(statement.span.start, statement.span.end))) &&
        statement.items.every((item) => isSame(scene, move, before, statement, item, self)),
    )
    .map((statement) => {
      const end = nextLine(after.text, statement.span.end)
      const gap = /^[ \t]*\r?\n(?=[ \t]+(?:@|def\b|async\b|class\b))/.exec(after.text.slice(end))
      return { start: lineStart(after.text, statement.span.start), end: end + (gap?.[0].length ?? 0) }
    })
}

/** Whether an import inside a function gives the name what the old module gave it. */
function isSame(
  scene: Scene,
  move: SymbolMove,
  before: ModuleFacts,
  statement: ImportStatement,
  item: ImportItem,
  self: ModuleIdentity,
): boolean {
  const old = before.scopes[0]?.bindings.get(item.bound)?.at(-1)
  if (old === undefined) return false
  const was = scene.before.definitionOf(move.from, item.bound)
  const module = statement.kind === 'from' ? absoluteModule(statement, self) : item.name
  if (module === undefined) return false
  const is = statement.kind === 'from' ? scene.after.definitionOf(module, item.name) : undefined
  if (was !== undefined && is !== undefined) {
    const home = scene.map.homeOf(was.module, was.symbol) ?? was.module
    return scene.map.moduleTo(home) === is.module && was.symbol === is.symbol
  }
  const path = scene.before.fileOf(move.from)
  const name = path === undefined ? undefined : nameOfBinding(before, old, scene.before.identityOf(path))
  const now = statement.kind === 'from' ? joinName(module, item.name) : module
  return was === undefined && is === undefined && name !== undefined && scene.map.moduleTo(name) === now
}

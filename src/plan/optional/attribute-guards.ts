import { lastPartOf, parentOf } from '../../model/names.ts'
import type { Edit } from '../../model/edit.ts'
import { replace } from '../../model/edit.ts'
import { freeName } from '../../python/index/free-name.ts'
import type { NeededImport } from '../../python/index/needed-imports.ts'
import { takeOutImports } from './take-out-imports.ts'
import type { Removal } from '../../python/edit/remove-lines.ts'
import { importedName } from '../../python/facts/resolve.ts'
import type { DependencyAttribute } from '../../templates/imports-attributes.ts'
import type { GuardRequest } from './guard-request.ts'
import type { OptionalAttributes } from './optional-attributes.ts'
import type { OptionalImport } from './optional-imports.ts'
import { importReads } from './optional-uses.ts'

/** What it takes to reach dependencies through the generated module. */
export interface AttributeGuards {
  readonly removal: Removal
  /** Import statements that go as a whole, by index. */
  readonly gone: ReadonlySet<number>
  readonly edits: readonly Edit[]
  readonly needed: readonly NeededImport[]
  readonly attributes: readonly DependencyAttribute[]
}

/** Nothing goes by attribute. */
export const NO_GUARDS: AttributeGuards = {
  removal: { lines: [], edits: [] },
  gone: new Set(),
  edits: [],
  needed: [],
  attributes: [],
}

/**
 * Take imports out of a module and spell every read of what they bound as an attribute of the generated module:
 *
 *     import gridlib as gl        ->   from shop import _imports
 *     gl.open(path)               ->   _imports.gridlib.open(path)
 *
 * `imports` all stand at the top; each read can be spelled (see `keptByName`).
 */
export function attributeGuards(
  request: GuardRequest,
  imports: readonly OptionalImport[],
  { spell }: OptionalAttributes,
): AttributeGuards {
  const { facts, self, helpers } = request
  const edits: Edit[] = []
  const reads = importReads(facts, self, imports)
  const there = facts.imports
    .filter((statement) => statement.scope === 0 && !statement.typeChecking && !statement.conditional)
    .flatMap((statement) => statement.items.filter((item) => importedName(statement, item, self) === helpers))
  const last = lastPartOf(helpers)
  const local =
    there[0]?.bound ??
    freeName(
      facts,
      [last, '_optional_imports'],
      0,
      reads.map((read) => read.reference),
    )
  const attributes = new Set<DependencyAttribute>()
  for (const read of reads) {
    const spelling = spell(read)
    if (spelling === undefined) continue
    attributes.add(spelling.attribute)
    const { reference } = read
    const end = spelling.steps === 0 ? reference.span.end : (reference.attributes[spelling.steps - 1]?.span.end ?? 0)
    edits.push(replace(reference.span.start, end, `${local}.${spelling.text}`))
  }
  const { removal, gone } = takeOutImports(facts, imports, (_statement, start) => start)
  const isNeeded = reads.length > 0 && there.length === 0
  return {
    removal,
    gone,
    edits,
    needed: isNeeded
      ? [{ module: parentOf(helpers), name: last, alias: local === last ? undefined : local, typeChecking: false }]
      : [],
    attributes: [...attributes],
  }
}

import { runsLater } from '../../python/facts/moments.ts'
import type { FindingCode } from '../../model/findings/finding-table.ts'
import type { Finding } from '../../model/finding.ts'
import { contains } from '../../model/span.ts'
import type { Span } from '../../model/span.ts'
import type { Binding, ModuleFacts } from '../../python/facts/facts.ts'
import { parentOf } from '../../model/names.ts'
import { folderOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { ownPlaces } from '../../python/index/own-place.ts'
import { boundName } from '../../python/index/needed-imports.ts'
import type { Need } from '../../python/index/needs.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { mayBeMissing } from './import-guards.ts'
import { copiedIdentity } from './copied-identity.ts'
import { checkTarget } from './check-target.ts'
import { secondCopy } from './second-copy.ts'
import { isBoundAgain, isSettledOnLoad } from './bound-again.ts'
import { changeWhileImported, evaluationOrder } from './evaluation-order.ts'
import { isLoadedInPlace, registrationOrder, reimports } from './back-imports.ts'
import { isTextHereAlone, quotedFindings } from './quoted-annotations.ts'
import { starSource } from './relocation.ts'
import type { Relocation } from './relocation.ts'
import { waitingImport } from './threads-on-load.ts'

/** Whether what code asks of its module is the same in the target: its package, or a path that starts at its folder, in two modules of one folder. */
function isSameThere(
  index: SymbolIndex,
  facts: ModuleFacts,
  { from, to }: Relocation,
  { name, span }: { readonly name: string; readonly span: Span },
): boolean {
  const [path, goal] = [index.fileOf(from), index.fileOf(to)]
  const isOneFolder =
    goal === undefined || path === undefined ? !index.isPackage(to) : folderOf(path) === folderOf(goal)
  if (parentOf(from) !== parentOf(to) || index.isPackage(from) || index.isPackage(to) || !isOneFolder) return false
  if (name === '__package__') return true
  const places = name === '__file__' ? ownPlaces(facts).filter((place) => place.base.start === span.start) : []
  return places.length > 0 && places.every((place) => place.up > 0)
}

/** A relocation that is being checked, with what its source is. */
interface Checked {
  readonly index: SymbolIndex
  readonly relocation: Relocation
  readonly facts: ModuleFacts
  readonly path: RepoPath
  /** The moved symbols, for a reader. */
  readonly moved: string
}

/** What is found: a code, the reason, a way out and the place in the source. */
type Found = readonly [code: FindingCode, reason: string, advice: string, span: Span | undefined]

/** Everything that makes a relocation change behaviour, each as an error with its way out. Empty: it is safe as far as one pair of modules can tell. */
export function checkRelocation(index: SymbolIndex, relocation: Relocation): readonly Finding[] {
  const path = index.fileOf(relocation.from)
  const facts = index.factsOfModule(relocation.from)
  if (path === undefined || facts === undefined) return []
  const checked: Checked = { index, relocation, facts, path, moved: [...relocation.symbols].join(', ') }
  const found = CHECKS.flatMap((check) => check(checked))
  return [
    ...relocation.findings,
    ...quotedFindings(index, relocation),
    ...[...found, ...copiedIdentity(index, facts, relocation), ...secondCopy(index, facts, relocation)].map((one) =>
      error(path, ...one),
    ),
    ...evaluationOrder(index, { path, facts }, relocation, isLoadedInPlace(index, relocation), (...one) =>
      error(path, ...one),
    ),
    ...checkAnnotations(checked).map((one) => error(path, ...one)),
    ...checkTarget(index, relocation),
  ]
}

function error(path: RepoPath, code: FindingCode, reason: string, advice: string, span?: Span): Finding {
  return { code, level: 'error', reason, advice, place: span === undefined ? { path } : { path, span } }
}

/** `__name__`, `globals()` and their like are others in another module. */
function introspection({ index, facts, relocation, moved }: Checked): readonly Found[] {
  return relocation.needs.introspection
    .filter((use) => !isSameThere(index, facts, relocation, use))
    .map((use) => [
      'module-introspection',
      `${moved}: the moved code reads ${use.name}, which is another value in ${relocation.to} than in ${relocation.from}`,
      `Pass the value in as an argument, or keep the definition in ${relocation.from}.`,
      use.span,
    ])
}

/** Its own file by way of a frame, of code or of a definition that moves along (`inspect.getfile(f)`). */
function ownFile({ index, facts, relocation, moved }: Checked): readonly Found[] {
  const asked = ownPlaces(facts).flatMap(({ base, parent }) => {
    const text = facts.text.slice(base.start, base.end)
    const isMoving = relocation.statements.some((at) => contains(facts.statements[at]?.span ?? NOWHERE, base))
    return parent === undefined && isMoving && text !== '__file__' ? [{ name: '__file__', span: base, text }] : []
  })
  return asked
    .filter(({ text }) => {
      const named = (text.match(/\w+/g) ?? []).filter((word) => facts.scopes[0]?.bindings.get(word)?.some(isDefinition))
      return named.length === 0 || named.some((word) => relocation.symbols.has(word))
    })
    .filter((use) => !isSameThere(index, facts, relocation, use))
    .map(({ text, span }) => [
      'module-introspection',
      `${moved}: the moved code asks for its own file (\`${text}\`), which is another one in ${relocation.to} than in ${relocation.from}`,
      `Pass the path in as an argument, or keep the definition in ${relocation.from}.`,
      span,
    ])
}

const NOWHERE: Span = { start: 0, end: 0 }

function isDefinition({ kind }: Binding): boolean {
  return kind === 'function' || kind === 'class'
}

/** A variable that moved functions set and others read would be two variables. */
function sharedGlobals({ relocation, moved }: Checked): readonly Found[] {
  return relocation.needs.globals
    .filter((use) => !relocation.symbols.has(use.name) || relocation.back.includes(use.name))
    .map((use) => [
      'global-statement',
      `${moved}: the moved code says \`global ${use.name}\`, and ${use.name} of ${relocation.from} is read there as well; moved apart they would be two variables`,
      `Move ${use.name} with every function that reads or sets it, or keep all of them in ${relocation.from}.`,
      use.span,
    ])
}

/** A moved variable that functions of the source go on setting. */
function reboundInSource({ facts, relocation }: Checked): readonly Found[] {
  return [...relocation.symbols].flatMap((symbol): readonly Found[] => {
    const rebinding = facts.scopes[0]?.bindings
      .get(symbol)
      ?.find((binding) => binding.viaGlobal && !relocation.statements.includes(binding.statement))
    if (rebinding === undefined) return []
    return [
      [
        'rebound-module-state',
        `${symbol} is set again by a function that stays in ${relocation.from} (\`global ${symbol}\`); from ${relocation.to} it would no longer see that`,
        `Move that function too, or keep ${symbol}.`,
        rebinding.span,
      ],
    ]
  })
}

/** What the source binds for type checkers only cannot be read at run time. */
function typeOnlyNeeds({ relocation, moved }: Checked): readonly Found[] {
  return relocation.fromSource.flatMap((need): readonly Found[] => {
    const typeOnly = need.bindings.length > 0 && need.bindings.every((binding) => binding.typeChecking)
    const evaluated = need.references.find(
      (reference) => !reference.annotation || (!runsLater(reference) && !reference.quoted),
    )
    if (!typeOnly || evaluated === undefined) return []
    return [
      [
        'annotation-evaluation',
        `${moved}: the moved code reads ${need.name} at run time, but ${relocation.from} binds it for type checkers only (TYPE_CHECKING)`,
        `Add \`from __future__ import annotations\` to ${relocation.from}, or quote the annotation, first.`,
        evaluated.span,
      ],
    ]
  })
}

/** An import under a condition of the source that moved code would make whether that holds or not. */
function conditionalNeeds({ facts, relocation, moved }: Checked): readonly Found[] {
  return relocation.fromSource
    .filter((need) => mayBeMissing(facts, need))
    .map((need) => [
      'condition-lost',
      `${moved}: the moved code reads ${need.name}, which ${relocation.from} imports under a condition, in a statement that does more; ${relocation.to} would import it in any case`,
      `Import ${need.name} in a statement of its own with that condition first (\`if ...: import ${need.name}\`): it is copied along.`,
      need.references[0]?.span,
    ])
}

/** A name that only a star import can give, nobody knows which. */
function starNeeds({ index, facts, path, relocation, moved }: Checked): readonly Found[] {
  if (!facts.imports.some((statement) => statement.star && statement.scope === 0)) return []
  return relocation.needs.needs
    .filter((need) => need.kind === 'unbound' && starSource(index, facts, path, need.name) === undefined)
    .map((need) => [
      'star-import-need',
      `${moved}: the moved code reads ${need.name}, which only a star import of ${relocation.from} can give, and it cannot be told which one`,
      `Import ${need.name} by name in ${relocation.from} first.`,
      need.references[0]?.span,
    ])
}

/** A moved value that the source goes on filling while it is imported. */
function filledBySource({ facts, relocation }: Checked): readonly Found[] {
  if (relocation.copied) return []
  return [...relocation.symbols].flatMap((symbol): readonly Found[] => {
    const change = changeWhileImported(facts, symbol, relocation.statements)
    if (change === undefined) return []
    return [
      [
        'rebound-module-state',
        `${symbol} is filled or changed by code that stays in ${relocation.from} and runs when that is imported; who imports ${relocation.to} alone would not see that`,
        `Let ${symbol} be complete where it is defined, or keep it.`,
        change,
      ],
    ]
  })
}

/** One decorator runs for definitions that move and for one between them that stays. */
function registeredBetween({ index, facts, relocation }: Checked): readonly Found[] {
  const between = relocation.copied ? undefined : registrationOrder(index, facts, relocation)
  if (between === undefined) return []
  const statement = facts.statements[between]
  return [
    [
      'registration-order',
      `${statement?.names.join(', ') ?? ''} stays between definitions that move, and one decorator runs for all of them on import (it may register them): their order would change`,
      'Move it as well, or leave the later ones where they are.',
      statement?.span,
    ],
  ]
}

const CHECKS: readonly ((checked: Checked) => readonly Found[])[] = [
  introspection,
  ownFile,
  sharedGlobals,
  reboundInSource,
  typeOnlyNeeds,
  stayingNeeds,
  conditionalNeeds,
  starNeeds,
  filledBySource,
  registeredBetween,
  importInThread,
]

/** An import of the moved code that a thread would make while the module it waits for waits for the thread. */
function importInThread({ index, relocation }: Checked): readonly Found[] {
  const waiting = waitingImport(index, relocation)
  if (waiting === undefined) return []
  const { from } = relocation
  return [
    [
      'import-in-thread',
      `${waiting.symbol} may run in a thread while ${from} is loaded, where an import between ${from} and ${relocation.to} would wait until ${from} is loaded`,
      `Move what ${waiting.symbol} needs as well, or let ${from} start the thread in a function.`,
      waiting.span,
    ],
  ]
}

/** A name that stays and gets another value later: an import would keep the first one. */
function stayingNeeds({ index, facts, relocation, moved }: Checked): readonly Found[] {
  return relocation.fromSource
    .filter((need) => isBoundAgain(facts, need.name) && !isReadLater(index, facts, relocation, need))
    .map((need) => [
      'rebound-module-state',
      `${moved}: the moved code reads ${need.name}, which ${relocation.from} sets again after it was first bound; an import into ${relocation.to} would keep the first value`,
      `Move ${need.name} and everything that sets it as well, or read it through a function of ${relocation.from}.`,
      need.references[0]?.span,
    ])
}

/**
 * Whether a name that is bound again only while its module is loaded has its last value where it is read: by an import that is made at each
 * call, or in annotations that nobody evaluates before that module, which does not load the target, is there.
 */
function isReadLater(index: SymbolIndex, facts: ModuleFacts, relocation: Relocation, need: Need): boolean {
  if (!isSettledOnLoad(facts, need.name)) return false
  if (relocation.late.has(need.name)) return true
  return (
    need.annotationOnly &&
    need.references.every(runsLater) &&
    reimports(index, { kept: [] }, relocation).names.length === 0
  )
}

/** Annotations are strings under the future import (PEP 563) and values without it; the target decides, not the source. */
function checkAnnotations({ index, facts, relocation, moved }: Checked): readonly Found[] {
  if (!isTextHereAlone(index, { facts, to: relocation.to }) || relocation.quoted.length > 0) return []
  const typeOnly = relocation.imports.find((entry) => entry.typeChecking)
  const unquoted = facts.references.find(
    (reference) => reference.annotation && !reference.quoted && relocation.statements.includes(reference.statement),
  )
  if (unquoted === undefined) return []
  const why =
    typeOnly === undefined
      ? 'they would be evaluated there'
      : `${boundName(typeOnly)} exists for type checkers only (TYPE_CHECKING) and would be evaluated there`
  return [
    [
      'annotation-evaluation',
      `${moved}: ${relocation.from} has \`from __future__ import annotations\` and ${relocation.to} has not; the moved annotations are text today and ${why}, and switching the future import on changes the annotations ${relocation.to} has of its own`,
      `Add \`from __future__ import annotations\` to ${relocation.to} if its own annotations may become text, or move to a module that has it.`,
      unquoted.span,
    ],
  ]
}

import type { Finding } from '../../model/finding.ts'
import type { QualifiedName } from '../../model/names.ts'
import { isThreadLoader } from '../../model/pitfall-calls.ts'
import { joinName, lastPartOf } from '../../model/names.ts'
import type { Place } from '../../model/finding.ts'
import type { Cure } from '../../model/recipe.ts'
import { outlineOf } from '../../python/parse/outline.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { callsOf } from './calls-of.ts'
import type { KnownCall } from './calls-of.ts'
import { classOrders } from './class-order.ts'
import { managerFinding, placeOf, placesText, placeText } from './cure-findings.ts'
import { earlyManagers } from './manager-cure.ts'
import { openMaps } from './memory-map-cure.ts'

const HOOKS = ['__init__', 'setup', 'teardown']

/**
 * What goes wrong only at run time, in the modules of a package: managers that cannot be pickled, loaders with threads,
 * memory maps nobody closes, hooks that end a chain of `super()`. One finding for each kind but the first. What the recipe
 * has cured (`cures`), or tried to, is told by `apply-cures`. `checks` are the functions that ask for a dependency.
 */
export function runTimePitfalls(
  index: SymbolIndex,
  modules: readonly QualifiedName[],
  cures: readonly Cure[],
  checks: readonly string[],
): readonly Finding[] {
  const managers = cures.includes('manager-in-setup') ? [] : earlyManagers(index, modules, checks)
  const loaders = callsOf(index, modules, isThreadLoader)
  const maps = cures.includes('memory-map-teardown') ? [] : openMaps(index, modules)
  const canClose = maps.some(({ cure }) => !('because' in cure))
  return [
    ...managers.map((manager) => managerFinding(index, manager, false)),
    ...together(index, loaders, (places) => ({
      code: 'thread-loader',
      reason: `loaders that read ahead in a thread: ${places}; a thread that is left over reaches into the next test`,
      advice: 'Exhaust or delete their iterators before a test ends; use `num_workers=0` in tests.',
    })),
    ...together(
      index,
      maps.flatMap(({ calls }) => calls),
      (places) => ({
        code: 'map-without-teardown',
        reason: `memory maps that nothing closes: ${places}; on some systems their files cannot be deleted while they are open`,
        advice: canClose
          ? 'Ask for `cures: [memory-map-teardown]` in the recipe: a `teardown` lets go of them, where what holds them is known.'
          : 'Drop what holds them where the class ends its work, for example: def teardown(self, stage): self.<dataset> = None',
      }),
    ),
    ...brokenChains(index, modules),
  ]
}

function together(
  index: SymbolIndex,
  calls: readonly KnownCall[],
  say: (places: string) => Pick<Finding, 'code' | 'reason' | 'advice'>,
): readonly Finding[] {
  const first = calls[0]
  if (first === undefined) return []
  return [{ ...say(placesText(index, calls)), level: 'note', place: placeOf(index, first) }]
}

/** Hooks that several classes of one order define, where an earlier one does not call `super()`: the later is never run. */
function brokenChains(index: SymbolIndex, modules: readonly QualifiedName[]): readonly Finding[] {
  const hidden = new Map<string, Place>()
  for (const { name, order } of classOrders(index, modules)) {
    for (const hook of HOOKS) {
      const owners = order.flatMap((entry) => methodOf(index, entry, hook) ?? [])
      const last = owners.at(-1)
      const breaking = owners.slice(0, -1).find((owner) => !owner.callsSuper)
      if (last === undefined || breaking === undefined) continue
      hidden.set(
        `${joinName(breaking.of, hook)} (${placeText(index, breaking.place)}) hides ${joinName(last.of, hook)} in ${lastPartOf(name)}`,
        breaking.place,
      )
    }
  }
  const [place] = hidden.values()
  if (place === undefined) return []
  return [
    {
      code: 'super-not-called',
      level: 'note',
      reason: `a class with several bases relies on \`super()\` all along its order: ${[...hidden.keys()].join('; ')}`,
      advice: 'Call `super()` there, or make sure that the hidden one need not run.',
      place,
    },
  ]
}

function methodOf(
  index: SymbolIndex,
  name: QualifiedName,
  method: string,
): { readonly of: QualifiedName; readonly callsSuper: boolean; readonly place: Place } | undefined {
  const target = index.lookup(name)
  const path = target.kind === 'symbol' ? index.fileOf(target.module) : undefined
  const text = path === undefined ? undefined : index.facts(path)?.text
  if (target.kind !== 'symbol' || path === undefined || text === undefined) return undefined
  const outline = outlineOf(text)
  const found = outline.classes
    .find((entry) => entry.name === target.symbol)
    ?.methods.find((entry) => entry.name === method)
  if (found === undefined) return undefined
  const callsSuper = outline.calls.some(
    ({ callee, span }) =>
      text.slice(callee.start, callee.end) === 'super' && found.span.start <= span.start && span.end <= found.span.end,
  )
  return { of: name, callsSuper, place: { path, span: found.span } }
}

import type { Finding } from '../model/finding.ts'
import type { QualifiedName } from '../model/names.ts'
import { joinName, lastPartOf } from '../model/names.ts'
import type { Place } from '../model/finding.ts'
import { outlineOf } from '../python/outline.ts'
import type { SymbolIndex } from '../python/symbol-index.ts'
import { lineIndexOf } from '../text/line-index.ts'
import { callsOf } from './calls-of.ts'
import type { KnownCall } from './calls-of.ts'
import { classOrders } from './class-order.ts'
import { isManager, isThreadLoader } from './test-facts.ts'

const MAPS = new Set(['mmap.mmap', 'numpy.memmap', 'numpy.lib.format.open_memmap'])
const CLOSERS = new Set(['teardown', 'close', '__exit__', '__del__'])
const HOOKS = ['__init__', 'setup', 'teardown']

/**
 * What goes wrong only at run time, in the modules of a package: managers that cannot be pickled, loaders with threads,
 * memory maps nobody closes, hooks that end a chain of `super()`. One finding for each kind but the first.
 */
export function runTimePitfalls(index: SymbolIndex, modules: readonly QualifiedName[]): readonly Finding[] {
  const managers = callsOf(index, modules, isManager).filter(
    (call) => call.inside === undefined || call.inside.name === '__init__',
  )
  const loaders = callsOf(index, modules, isThreadLoader)
  const maps = callsOf(index, modules, isMap).filter((call) => !isClosed(index, call))
  return [
    ...managers.map((call) => managerFinding(index, call)),
    ...together(index, loaders, (places) => ({
      code: 'thread-loader',
      reason: `loaders that read ahead in a thread: ${places}; a thread that is left over reaches into the next test`,
      advice: 'Exhaust or delete their iterators before a test ends; use `num_workers=0` in tests.',
    })),
    ...together(index, maps, (places) => ({
      code: 'map-without-teardown',
      reason: `memory maps that nothing closes: ${places}; on some systems their files cannot be deleted while they are open`,
      advice: `Drop what holds them where the class ends its work, for example: def teardown(self, stage): ${dropped(maps)} = None`,
    })),
    ...brokenChains(index, modules),
  ]
}

function isMap(name: QualifiedName): boolean {
  return MAPS.has(name) || /\.MemoryMappedTensor(\.\w+)?$/.test(name)
}

function isClosed(index: SymbolIndex, call: KnownCall): boolean {
  const text = index.factsOfModule(call.module)?.text ?? ''
  const owner = outlineOf(text).classes.find((outline) => outline.name === call.owner)
  return owner?.methods.some((method) => CLOSERS.has(method.name)) === true
}

function dropped(maps: readonly KnownCall[]): string {
  return maps.find((call) => call.assignedTo?.startsWith('self.') === true)?.assignedTo ?? 'self.<dataset>'
}

function managerFinding(index: SymbolIndex, call: KnownCall): Finding {
  const where =
    call.inside === undefined ? `while ${call.module} is imported` : `in ${call.owner ?? call.module}.__init__`
  const kept = call.assignedTo === undefined ? '' : `, kept as ${call.assignedTo}`
  return {
    code: 'manager-too-early',
    level: 'warning',
    reason: `${where} a manager process is started${kept}: an object that holds one cannot go to a spawned worker`,
    advice: 'Create it in `setup`, and keep the manager itself on `self` so that it lives as long as its proxies.',
    place: placeOf(index, call),
  }
}

function together(
  index: SymbolIndex,
  calls: readonly KnownCall[],
  say: (places: string) => Pick<Finding, 'code' | 'reason' | 'advice'>,
): readonly Finding[] {
  const first = calls[0]
  if (first === undefined) return []
  const places = calls.map((call) => `${call.path}:${lineOf(index, call)}`)
  return [{ ...say(places.join(', ')), level: 'note', place: placeOf(index, first) }]
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
        `${joinName(breaking.of, hook)} hides ${joinName(last.of, hook)} in ${lastPartOf(name)}`,
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

function lineOf(index: SymbolIndex, call: KnownCall): number {
  return lineIndexOf(index.facts(call.path)?.text ?? '').lineOf(call.span.start)
}

function placeOf(index: SymbolIndex, call: KnownCall): Place {
  return { path: call.path, span: call.span, line: lineOf(index, call) }
}

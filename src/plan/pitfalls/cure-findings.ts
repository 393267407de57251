import type { Finding, Place } from '../../model/finding.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { lineIndexOf } from '../../text/line-index.ts'
import type { KnownCall } from './calls-of.ts'
import type { EarlyManager } from './manager-cure.ts'
import type { OpenMaps } from './memory-map-cure.ts'

const MANAGER_BY_HAND =
  'Make it in `setup`, before any worker starts, and hand on what `dict()` and the like return: that keeps its manager, and can go to workers.'

/** P2: a manager that is started too early; what `cures: [manager-in-setup]` would do about it, or why it does not. */
export function managerFinding(index: SymbolIndex, { call, cure }: EarlyManager, isAsked: boolean): Finding {
  const where =
    call.inside === undefined ? `while ${call.module} is imported` : `in ${call.owner ?? call.module}.__init__`
  const kept = call.assignedTo === undefined ? '' : `, kept as ${call.assignedTo}`
  const started = `${where} a manager process is started${kept}: an object that holds a manager cannot go to a spawned worker`
  const place = placeOf(index, call)
  if ('because' in cure)
    return {
      code: 'manager-too-early',
      level: 'warning',
      reason: isAsked ? `${started}; it is not moved, because ${cure.because}` : started,
      advice: MANAGER_BY_HAND,
      place,
    }
  if (isAsked)
    return {
      code: 'cure-made',
      level: 'note',
      reason: `P2: ${where} a manager process was started; now ${call.owner ?? ''}.setup starts it, once, and until then ${attributesText(cure.attributes)} None`,
      advice: 'Look at what uses the object without setting it up, here and in code that is not in this repository.',
      place,
    }
  return {
    code: 'manager-too-early',
    level: 'warning',
    reason: started,
    advice: 'Ask for `cures: [manager-in-setup]` in the recipe: it can be made in `setup` instead.',
    place,
  }
}

/** P12: memory maps of one class that nothing closes, where `cures: [memory-map-teardown]` is asked for. */
export function mapFinding(index: SymbolIndex, { calls, cure }: OpenMaps): Finding {
  const [call] = calls
  const place = placeOf(index, call)
  const owner = call.owner ?? call.module
  if ('because' in cure)
    return {
      code: 'map-without-teardown',
      level: 'note',
      reason: `memory maps of ${owner} that nothing closes: ${placesText(index, calls)}; no teardown is written, because ${cure.because}`,
      advice:
        'Drop what holds them where the class ends its work: on some systems their files cannot be deleted while they are open.',
      place,
    }
  return {
    code: 'cure-made',
    level: 'note',
    reason: `P12: nothing let go of the memory maps of ${owner}; now its teardown does, and after it ${attributesText(cure.attributes)} None until setup runs again`,
    advice: 'Look at what reads them after a run, here and in code that is not in this repository.',
    place,
  }
}

/** The places of calls as `path:line`, separated by commas. */
export function placesText(index: SymbolIndex, calls: readonly KnownCall[]): string {
  return calls.map((call) => `${call.path}:${lineOf(index, call)}`).join(', ')
}

/** A place as `path:line`. */
export function placeText(index: SymbolIndex, { path, span }: Place): string {
  return `${path}:${lineIndexOf(index.facts(path)?.text ?? '').lineOf(span?.start ?? 0)}`
}

/** Where a call stands. */
export function placeOf(index: SymbolIndex, call: KnownCall): Place {
  return { path: call.path, span: call.span, line: lineOf(index, call) }
}

function lineOf(index: SymbolIndex, call: KnownCall): number {
  return lineIndexOf(index.facts(call.path)?.text ?? '').lineOf(call.span.start)
}

function attributesText(names: readonly string[]): string {
  const [last = '', ...rest] = [...names].reverse()
  return rest.length === 0
    ? `\`${last}\` is`
    : `${rest
        .reverse()
        .map((name) => `\`${name}\``)
        .join(', ')} and \`${last}\` are`
}

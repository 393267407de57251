import type { SourceFile } from '../../model/source-file.ts'
import { setupCall } from '../../python/parse/setup-call.ts'
import type { StaticValue } from '../../python/parse/static-values.ts'
import { lineIndexOf } from '../../text/line-index.ts'
import type { Declaration, ManifestPart, Scope, Unread } from './declarations.ts'
import { filesOfPbr, NO_PART, RUNTIME } from './declarations.ts'
import { detailsOfSetupPy } from './project-details.ts'
import { parseRequirement } from './requirement.ts'

/**
 * What a `setup.py` declares, read as syntax: `install_requires`, `tests_require`, `extras_require` of the call of `setup`; what pbr
 * reads in files where `setup` is told `pbr=True`.
 */
export function readSetupPy(file: SourceFile): ManifestPart {
  const call = setupCall(file.text)
  if (call === undefined) return NO_PART
  const lines = lineIndexOf(file.text)
  const declarations: Declaration[] = []
  const unread: Unread[] = []
  const files: NonNullable<ManifestPart['files']>[number][] = []
  const take = (value: StaticValue | undefined, scope: Scope): void => {
    if (value === undefined) return
    const place = { path: file.path, line: lines.lineOf(value.span.start) }
    const what = scope.kind === 'runtime' ? 'dependencies' : scope.name
    if (value.kind === 'lines') files.push({ path: value.path, scope, place })
    else if (value.kind === 'list') for (const item of value.items) take(item, scope)
    else if (value.kind === 'text')
      for (const line of value.value.split('\n')) {
        const text = line.replace(/(^|\s)#.*$/, '').trim()
        const requirement = parseRequirement(text)
        if (requirement !== undefined) declarations.push({ scope, requirement, place })
        else if (text !== '') unread.push({ what, reason: `\`${text}\` is no requirement`, place })
      }
    else unread.push({ what, reason: 'it is computed', place })
    if (
      value.kind === 'list' &&
      value.isOpen &&
      !value.items.some((item) => item.kind === 'other' || item.kind === 'call')
    )
      unread.push({ what, reason: 'some of it is computed', place })
  }
  take(call.keywords.get('install_requires'), RUNTIME)
  take(call.keywords.get('tests_require'), { kind: 'group', name: 'test' })
  const extras = call.keywords.get('extras_require')
  if (extras?.kind === 'map') {
    for (const { key, value } of extras.entries) take(value, { kind: 'extra', name: key.split(':')[0] ?? key })
    if (extras.isOpen) unread.push({ what: 'extras', reason: 'some of them are computed', place: placeOf(extras) })
  } else if (extras !== undefined) unread.push({ what: 'extras', reason: 'they are computed', place: placeOf(extras) })
  const pbr = call.keywords.get('pbr')
  const isPbr = pbr !== undefined && file.text.slice(pbr.span.start, pbr.span.end) === 'True'
  if (isPbr) files.push(...filesOfPbr(placeOf(pbr)))
  if (call.isOpen) {
    const place = { path: file.path, line: lines.lineOf(call.span.start) }
    unread.push({ what: 'dependencies', reason: 'arguments of `setup` are computed', place })
  }
  return {
    name: textOf(call.keywords.get('name')),
    requiresPython: textOf(call.keywords.get('python_requires')),
    details: detailsOfSetupPy(call),
    declarations,
    unread,
    files,
    tellsRuntime: isPbr || call.keywords.has('install_requires') || (call.keywords.has('name') && !call.isOpen),
  }

  function placeOf(value: StaticValue): Unread['place'] {
    return { path: file.path, line: lines.lineOf(value.span.start) }
  }
}

function textOf(value: StaticValue | undefined): string | undefined {
  return value?.kind === 'text' ? value.value : undefined
}

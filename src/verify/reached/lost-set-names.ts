import type { Finding } from '../../model/finding.ts'
import { joinName } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { moduleQuery } from '../../plan/names/affected-files.ts'
import { referenceStartingAt } from '../../python/facts/by-statement.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { meaningOf } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { homeNow, readersOf, takesAtCall } from '../meaning/path-targets.ts'
import type { Scene } from '../proof/proof-input.ts'

/**
 * Names of a module that a file sets or takes away (`conf.DEBUG = True`, `del conf.DEBUG`, `setattr(conf, "DEBUG", True)`) while what read them
 * there has left with a copy of the value; and names that a file sets where the reader went, while others go on reading them of the module.
 */
export function lostSetNames(scene: Scene): readonly Finding[] {
  const { plan, map, after } = scene
  const moved = plan.symbols.filter((move) => !move.copied)
  return [...new Set(moved.map(({ from }) => from))].flatMap((source): readonly Finding[] => {
    const current = map.moduleTo(source)
    const left = leftReaders(scene, source)
    if (left.size === 0 || after.fileOf(current) === undefined) return []
    return after.workspace.matching(moduleQuery(after.workspace, current), '.py').flatMap((path) =>
      sitesIn(after, path, [...left.keys()]).flatMap((site): readonly Finding[] => {
        const readers = left.get(site.name) ?? []
        const why =
          site.module === current
            ? staysUnread(scene, current, site, readers)
            : setElsewhere(scene, path, current, site, readers)
        if (why === undefined) return []
        return [
          {
            code: 'patch-unread',
            level: 'error',
            reason: `${path}: \`${site.said}\` ${why}`,
            advice: 'Nothing was written. Read the name at each call, or take this move out of the recipe.',
            place: { path, span: { start: site.at, end: site.at + site.said.length } },
          },
        ]
      }),
    )
  })
}

/** What a definition that left reads of its old module, by name, with the homes of those that do. */
function leftReaders(scene: Scene, source: QualifiedName): ReadonlyMap<string, readonly QualifiedName[]> {
  const found = new Map<string, QualifiedName[]>()
  for (const name of scene.before.factsOfModule(source)?.scopes[0]?.bindings.keys() ?? [])
    for (const reader of readersOf(scene.before, source, name)) {
      const home = homeNow(scene, source, reader)
      if (home === scene.map.moduleTo(source) || home === source) continue
      found.set(name, [...(found.get(name) ?? []), joinName(home, reader)])
    }
  return found
}

/** A statement or call that sets or deletes a name of something. */
interface Site {
  readonly module: QualifiedName
  readonly name: string
  readonly how: 'set' | 'delete' | 'call'
  readonly said: string
  readonly at: number
}

function staysUnread(
  { after }: Scene,
  current: QualifiedName,
  { name, how }: Site,
  readers: readonly QualifiedName[],
): string | undefined {
  if (how === 'call') return undefined
  const isSeen = how === 'set' && readers.every((reader) => takesAtCall(after, reader, joinName(current, name)))
  return isSeen ? undefined : `changes ${name} of ${current}, and ${readers.join(', ')} goes on with what it was`
}

/** A call of Python itself that followed the reader, while code goes on reading the name of the module. */
function setElsewhere(
  scene: Scene,
  path: RepoPath,
  current: QualifiedName,
  { module, name, how }: Site,
  readers: readonly QualifiedName[],
): string | undefined {
  const { before, after, touched } = scene
  if (how !== 'call' || !readers.some((reader) => reader.startsWith(`${module}.`)) || !after.binds(current, name))
    return undefined
  const origin = touched.get(path) ?? path
  const source = scene.plan.symbols.find(({ from }) => scene.map.moduleTo(from) === current)?.from ?? current
  if (!sitesIn(before, origin, [name]).some((one) => one.module === source && one.how === 'call')) return undefined
  const reads = new RegExp(String.raw`\.\s*${name}(?!\w)`)
  const reader = after.workspace
    .matching(moduleQuery(after.workspace, current), '.py')
    .find((other) => reads.test(after.workspace.glance(other)) && readsOf(after, other, joinName(current, name)))
  return reader === undefined ? undefined : `sets ${name} of ${module}, and ${reader} reads it of ${current}`
}

function readsOf(index: SymbolIndex, path: RepoPath, name: QualifiedName): boolean {
  const facts = index.facts(path)
  return (facts?.references ?? []).some(
    (one) =>
      one.context === 'load' &&
      one.attributes.length > 0 &&
      facts !== undefined &&
      nameOf(index, path, facts, one) === name,
  )
}

const OBJECT = String.raw`[\w.]+`

/** The sites of a text, by their form, that change one of some names of a module that an import or a loader gives. */
function sitesIn(index: SymbolIndex, path: RepoPath, names: readonly string[]): readonly Site[] {
  const words = `(?<name>${names.join('|')})`
  const given = String.raw`(?:(?:\w+\.)?(?:import_module|__import__)\s*\(|(?:\w+\.)?modules\s*\[)\s*["'](?<path>[\w.]+)["']\s*[)\]]`
  const object = `(?:(?<object>${OBJECT})|${given})`
  const forms: readonly (readonly [Site['how'], string])[] = [
    [
      'set',
      // Where a statement begins, or behind other targets: `one: conf.Kind = value` names a type.
      String.raw`(?<=(?:^|[\n;])[ \t]*(?:[\w.]+[ \t]*[,=][ \t]*){0,4})(?<![\w.])${object}\s*\.\s*${words}\s*(?:(?:[-+*/|&^%@]|//|\*\*|<<|>>)?=(?!=)|,[^=\n()]*=(?!=))`,
    ],
    ['delete', String.raw`\bdel\b[^\n]*?(?<![\w.])${object}\s*\.\s*${words}(?!\w|\s*[.[(])`],
    ['delete', String.raw`\bdel\s+(?:vars\s*\(\s*)?${object}(?:\.__dict__|\s*\))\s*\[\s*["']${words}["']`],
    ['delete', String.raw`(?:vars\s*\(\s*)?(?<![\w.])${object}(?:\.__dict__|\s*\))\s*\.\s*pop\s*\(\s*["']${words}["']`],
    ['set', String.raw`(?<![\w.])${object}\.__setattr__\s*\(\s*["']${words}["']`],
    ['set', String.raw`\bobject\.__setattr__\s*\(\s*${object}\s*,\s*["']${words}["']`],
    ['call', String.raw`(?<![\w.])(?:set|del)attr\s*\(\s*${object}\s*,\s*["']${words}["']`],
  ]
  const text = index.workspace.glance(path)
  const found = forms.map(([how, form]) => [how, new RegExp(form, 'g')] as const).filter(([, form]) => form.test(text))
  const facts = found.length === 0 ? undefined : index.facts(path)
  if (facts === undefined || facts.errors.length > 0) return []
  return found.flatMap(([how, form]) =>
    [...facts.text.matchAll(new RegExp(form))].flatMap((match): readonly Site[] => {
      const { object: held = '', path: loaded, name = '' } = match.groups ?? {}
      const at = match.index + match[0].indexOf(held)
      const module = loaded ?? moduleAt(index, path, facts, { at, held })
      return module === undefined || !index.isModule(module)
        ? []
        : [{ module, name, how, said: match[0], at: match.index }]
    }),
  )
}

/** The module that an object is by an import, or by the line that gives it to a name (`c = conf`). */
function moduleAt(
  index: SymbolIndex,
  path: RepoPath,
  facts: ModuleFacts,
  { at, held }: { readonly at: number; readonly held: string },
): QualifiedName | undefined {
  const reference = referenceStartingAt(facts, at)
  const [first, ...steps] = held.split('.')
  const name = reference === undefined ? undefined : nameOf(index, path, facts, reference.as({ attributes: [] }))
  if (name !== undefined) return joinName(name, ...steps)
  const given = new RegExp(String.raw`^[ \t]*${first ?? ''}[ \t]*=[ \t]*(${OBJECT})[ \t]*$`, 'm').exec(facts.text)
  const value =
    given === null ? undefined : referenceStartingAt(facts, given.index + given[0].lastIndexOf(given[1] ?? ''))
  const module = value === undefined ? undefined : nameOf(index, path, facts, value)
  return module === undefined ? undefined : joinName(module, ...steps)
}

function nameOf(
  index: SymbolIndex,
  path: RepoPath,
  facts: ModuleFacts,
  reference: ModuleFacts['references'][number],
): QualifiedName | undefined {
  const meaning = meaningOf(facts, reference, index.identityOf(path))
  return meaning.kind === 'imported'
    ? joinName(meaning.name, ...reference.attributes.map((step) => step.name))
    : undefined
}

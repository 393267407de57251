import type { Finding } from '../../model/finding.ts'
import { joinName, lastPartOf, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import { referenceStartingAt } from '../../python/facts/by-statement.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { meaningOf } from '../../python/facts/resolve.ts'
import { heldReads, homeOfFile } from '../../python/index/held-packages.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { moduleQuery } from '../names/affected-files.ts'
import { storingPattern } from '../names/name-patterns.ts'
import type { Relocation } from '../relocation/relocation.ts'

/** A place that gives a name of a module another value, or takes the name away. */
interface Site {
  readonly name: string
  readonly span: Span
  readonly isDelete: boolean
}

/**
 * Names that moved code reads in its old module and that another file sets there (`module.name = value`,
 * language reference 7.2: it binds an attribute of the module). An import into the target keeps the first value;
 * an import inside the function, made at each call, sees the one that holds. One that finds nothing where the name was taken away (`del module.name`)
 * raises another error than a read.
 */
export function setFromOutside(index: SymbolIndex, relocations: readonly Relocation[]): readonly Finding[] {
  const findings: Finding[] = []
  for (const relocation of relocations) {
    const { from, to } = relocation
    const stays = new Set(relocation.fromSource.map((need) => need.name))
    const imports = relocation.needs.needs.filter((need) => need.kind === 'import').map((need) => need.name)
    const all = new Set([...stays, ...imports])
    const names = new Set([...all].filter((name) => !stays.has(name) || !relocation.late.has(name)))
    if (all.size === 0) continue
    const sets = settingPattern(all)
    for (const path of index.workspace.matching(moduleQuery(index.workspace, from), '.py')) {
      if (!sets.test(index.workspace.glance(path))) continue
      for (const { name, span, isDelete } of sitesIn(index, path, from, all)) {
        if (!isDelete && !names.has(name)) continue
        findings.push({
          code: 'rebound-from-outside',
          level: 'error',
          reason: `${path} ${isDelete ? 'deletes' : 'sets'} ${from}.${name}, which ${[...relocation.symbols].join(', ')} reads; from ${to} it would no longer see that`,
          advice: `Read ${name} through a function of ${from}, or leave the definition there.`,
          place: { path, span },
          about: [from, to],
        })
      }
    }
  }
  return findings
}

/** What a text says that may set or delete one of some attributes. */
function settingPattern(names: Iterable<string>): RegExp {
  const words = [...names].join('|')
  return new RegExp(
    `${storingPattern(names).source}|\\bdel\\b[^\\n]*\\.\\s*(?:${words})(?!\\w)|(?:__(?:set|del)attr__\\s*\\(|\\bdel\\b|\\bpop\\s*\\()[^\\n]*["'](?:${words})["']`,
  )
}

/** The places of a file that set or delete a name of a module: through an import, by a call, or of something that may be the module. */
function sitesIn(
  index: SymbolIndex,
  path: RepoPath,
  module: QualifiedName,
  names: ReadonlySet<string>,
): readonly Site[] {
  const facts = index.facts(path)
  if (facts === undefined || facts.errors.length > 0) return []
  const sites = new Map<number, Site>()
  const add = (site: Site): void => void (sites.has(site.span.start) ? undefined : sites.set(site.span.start, site))
  for (const reference of facts.references) {
    const last = reference.attributes.at(-1)
    if (reference.context === 'load' || last === undefined || !names.has(last.name)) continue
    const owner = ownerOf(index, path, facts, reference)
    const target = owner === undefined ? undefined : index.lookup(owner)
    if (target?.kind === 'module' && target.module === module)
      add({ name: last.name, span: last.span, isDelete: reference.context === 'delete' })
  }
  callsIn(index, path, facts, module, names).forEach(add)
  const home = homeOfFile(index, path)
  const wanted = [...names].filter((name) => facts.text.includes(name)).map((name) => joinName(module, name))
  for (const read of home === undefined ? [] : heldReads(index, home, wanted)) {
    const there = read.isText ? undefined : index.facts(read.place.path)
    const how = there === undefined ? undefined : howSet(there, read.place.span)
    if (how !== undefined && read.place.path === path && parentOf(read.module) === module)
      add({ name: lastPartOf(read.module), span: read.place.span, isDelete: how === 'delete' })
  }
  return [...sites.values()].sort((a, b) => a.span.start - b.span.start)
}

/** The object of a chain that is set or deleted, where an import gives its first word. */
function ownerOf(
  index: SymbolIndex,
  path: RepoPath,
  facts: ModuleFacts,
  reference: ModuleFacts['references'][number],
): QualifiedName | undefined {
  const meaning = meaningOf(facts, reference, index.identityOf(path))
  if (meaning.kind !== 'imported') return undefined
  return joinName(meaning.name, ...reference.attributes.slice(0, -1).map((step) => step.name))
}

/** `conf.__setattr__("DEBUG", True)`, `object.__delattr__(conf, "DEBUG")`, `vars(conf).pop("DEBUG")`, `del conf.__dict__["DEBUG"]` */
function callsIn(
  index: SymbolIndex,
  path: RepoPath,
  facts: ModuleFacts,
  module: QualifiedName,
  names: ReadonlySet<string>,
): readonly Site[] {
  return facts.strings.flatMap(({ content, call, span, keyOf }): readonly Site[] => {
    const name = facts.text.slice(content.start, content.end)
    const taken = names.has(name) ? takenFrom(facts, keyOf ?? call?.span, span.start) : undefined
    if (taken !== undefined && moduleAt(index, path, facts, taken) === module) return [{ name, span, isDelete: true }]
    const method = /\.__(set|del)attr__$/.exec(call?.callee ?? '')?.[1]
    if (call === undefined || method === undefined || !names.has(name)) return []
    const at = call.argument === 0 ? call.span.start : call.argument === 1 ? call.firstArgument?.start : undefined
    return moduleAt(index, path, facts, at) === module ? [{ name, span, isDelete: method === 'del' }] : []
  })
}

/** Where the object begins out of whose namespace a literal takes a name. */
function takenFrom({ text }: ModuleFacts, mapping: Span | undefined, at: number): number | undefined {
  if (mapping === undefined || mapping.start > at) return undefined
  const before = text.slice(mapping.start, at)
  const isTaken =
    /\bdel\s+$/.test(text.slice(Math.max(0, mapping.start - 20), mapping.start)) || /\.\s*pop\s*\(\s*$/.test(before)
  if (!isTaken || !/__dict__|\bvars\b/.test(before)) return undefined
  return mapping.start + (/^vars\s*\(\s*/.exec(before)?.[0].length ?? 0)
}

/** What the chain that begins there names through an import, without methods of every object. */
function moduleAt(
  index: SymbolIndex,
  path: RepoPath,
  facts: ModuleFacts,
  at: number | undefined,
): QualifiedName | undefined {
  const reference = referenceStartingAt(facts, at)
  const meaning = reference === undefined ? undefined : meaningOf(facts, reference, index.identityOf(path))
  if (reference === undefined || meaning?.kind !== 'imported') return undefined
  const steps = reference.attributes.map((step) => step.name)
  const end = steps.findIndex((step) => /^__(?:setattr|delattr|dict)__$/.test(step))
  return joinName(meaning.name, ...(end < 0 ? steps : steps.slice(0, end)))
}

/** What is done with an attribute that stands there. */
function howSet(facts: ModuleFacts, { start, end }: Span): 'set' | 'delete' | undefined {
  const chain = facts.references.find((one) => one.attributes.at(-1)?.span.end === end)
  if (chain !== undefined) return chain.context === 'load' ? undefined : chain.context === 'store' ? 'set' : 'delete'
  // Behind brackets no name stands that the chain begins with.
  const line = facts.text.slice(facts.text.lastIndexOf('\n', start) + 1, start)
  if (/^\s*del\b/.test(line)) return 'delete'
  return /^\s*(?:\/\/|\*\*|<<|>>|[-+*/|&^%@])?=(?!=)/.test(facts.text.slice(end, end + 20)) ? 'set' : undefined
}

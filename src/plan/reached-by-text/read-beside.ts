import { joinName, lastPartOf, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { absoluteModule, meaningOf } from '../../python/facts/resolve.ts'
import type { ModuleFacts, StringFact } from '../../python/facts/facts.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { moduleQuery } from '../names/affected-files.ts'

/**
 * Whether code beside the literal that replaces or sets `name` (`module.word`) reads it through its old module as well, as an attribute, by its
 * word or by an import: the function around the literal or below it, or all of the file where it stands in none.
 */
export function isReadBeside(index: SymbolIndex, path: RepoPath, fact: StringFact, name: QualifiedName): boolean {
  const facts = index.facts(path)
  if (facts === undefined) return false
  const scope = facts.scopes[fact.scope]
  const statement = facts.statements[fact.statement]
  const isOfDefinition = statement?.kind === 'function' || statement?.kind === 'class'
  const whole = isOfDefinition ? statement.span : { start: 0, end: facts.text.length }
  const around = scope?.kind === 'function' ? scope.span : whole
  if (readsAttribute(index, path, facts, name, around)) return true
  const self = index.identityOf(path)
  const isHere = (at: number): boolean => around.start <= at && at < around.end
  const isTaken = facts.imports.some(
    (one) =>
      one.kind === 'from' &&
      isHere(one.span.start) &&
      // What the file imports first of all is what was there before anybody set it.
      one.span.start > fact.span.end &&
      absoluteModule(one, self) === parentOf(name) &&
      one.items.some((item) => item.name === lastPartOf(name)),
  )
  return isTaken || facts.strings.some((one) => one !== fact && isHere(one.span.start) && isAsked(facts, one, name))
}

/** Whether a file of the tree reads `name` (`module.word`) as an attribute of its module. */
export function isReadAnywhere(index: SymbolIndex, name: QualifiedName): boolean {
  const read = new RegExp(String.raw`\.\s*${lastPartOf(name)}(?!\w)`)
  return index.workspace.matching(moduleQuery(index.workspace, parentOf(name)), '.py').some((path) => {
    const facts = read.test(index.workspace.glance(path)) ? index.facts(path) : undefined
    return facts !== undefined && readsAttribute(index, path, facts, name, { start: 0, end: facts.text.length })
  })
}

function readsAttribute(
  index: SymbolIndex,
  path: RepoPath,
  facts: ModuleFacts,
  name: QualifiedName,
  { start, end }: { readonly start: number; readonly end: number },
): boolean {
  const word = lastPartOf(name)
  return facts.references.some((reference) => {
    if (reference.span.start < start || reference.span.end > end || reference.context !== 'load') return false
    if (!reference.attributes.some((step) => step.name === word)) return false
    const meaning = meaningOf(facts, reference, index.identityOf(path))
    if (meaning.kind !== 'imported') return false
    const said = joinName(meaning.name, ...reference.attributes.map((step) => step.name))
    return said === name || said.startsWith(`${name}.`)
  })
}

/** `getattr(conf, "DEBUG")`, `vars(conf)["DEBUG"]` */
function isAsked(facts: ModuleFacts, { content, call, keyOf }: StringFact, name: QualifiedName): boolean {
  if (facts.text.slice(content.start, content.end) !== lastPartOf(name)) return false
  return keyOf !== undefined || (call?.argument === 1 && /(?:^|\.)getattr$/.test(call.callee))
}

import { joinName } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { wholeStrings } from '../../host/whole-strings.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { namesAskedBy, runsLater } from '../../python/facts/moments.ts'
import { meaningOf } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { textReader } from '../../python/parse/text-values.ts'
import { queryOf } from '../../workspace/text-query.ts'
import { isTestFile } from '../manifests/test-files.ts'
import { moduleQuery } from '../names/affected-files.ts'
import { moduleOf, textsOf } from '../module-names/module-expression.ts'
import { settingsIn } from '../reached-by-text/setting-sites.ts'

const SETTERS = /\b(?:setattr|delattr|patch|setitem|__dict__|vars|globals|modules)\b/
const SETTING = ['setattr', 'delattr', 'patch', 'setitem', '__dict__', 'vars', 'globals', 'modules']

/**
 * Where the value of `module.name` is replaced by text after the module was loaded: `globals()["name"] = ...` of its own,
 * `setattr(module, "name", ...)`, `patch("module.name")`. What a test patches matters where somebody reads the name through
 * `api` when it runs: the package would give the replaced one, and keep it.
 */
export function changedByText(
  index: SymbolIndex,
  api: QualifiedName,
  module: QualifiedName,
  name: string,
): RepoPath | undefined {
  const own = index.fileOf(module)
  if (own !== undefined && setsItself(index.workspace.glance(own), name)) return own
  let isRead: boolean | undefined
  return index.workspace.matching(queryOf(SETTERS, SETTING), '.py').find((path) => {
    if (path === own || !index.workspace.glance(path).includes(name)) return false
    const facts = index.facts(path)
    if (facts === undefined || !isSetBy(index, path, facts, module, name)) return false
    if (!isTestFile(path)) return true
    isRead ??= isReadLate(index, api, name)
    return isRead
  })
}

function setsItself(text: string, name: string): boolean {
  const key = `["']${name}["']`
  const self = 'sys\\s*\\.\\s*modules\\s*\\[\\s*__name__\\s*\\]'
  return [
    `\\b(?:globals|vars)\\s*\\(\\s*\\)\\s*\\[\\s*${key}\\s*\\]\\s*[-+*/|]?=(?!=)`,
    `\\b(?:globals|vars)\\s*\\(\\s*\\)\\s*\\.\\s*update\\s*\\([^)]*\\b${name}\\b`,
    `\\bsetattr\\s*\\(\\s*${self}\\s*,\\s*${key}`,
    `${self}\\s*\\.\\s*(?:${name}\\s*[-+*/|]?=(?!=)|__dict__\\s*\\[\\s*${key})`,
  ].some((pattern) => new RegExp(pattern).test(text))
}

/** Whether a file sets or patches the name, in the module as an object or by its path. */
function isSetBy(index: SymbolIndex, path: RepoPath, facts: ModuleFacts, module: QualifiedName, name: string): boolean {
  const isPatched = wholeStrings(facts).some(
    ({ value, facts: [fact] }) =>
      value === joinName(module, name) && /(^|\.)(patch|setattr|delattr)$/.test(fact.call?.callee ?? ''),
  )
  if (isPatched) return true
  const reader = textReader(facts)
  const file = { index, facts, path }
  return settingsIn(reader.root).some(
    ({ object, names }) =>
      names.some((node) => textsOf(reader, node)?.includes(name) === true) && moduleOf(file, reader, object) === module,
  )
}

/** Whether somebody asks the package for the name when code runs, not once on import. */
function isReadLate(index: SymbolIndex, api: QualifiedName, name: string): boolean {
  return index.workspace.matching(moduleQuery(index.workspace, api), '.py').some((path) => {
    const facts = index.facts(path)
    const self = index.identityOf(path)
    const isImported = facts?.imports.some(
      (one) => runsLater(one) && namesAskedBy(one, self).includes(joinName(api, name)),
    )
    return (
      isImported === true ||
      facts?.references.some((reference) => {
        if (reference.attributes[0] === undefined) return false
        const meaning = meaningOf(facts, reference, self)
        if (meaning.kind !== 'imported') return false
        const chain = joinName(meaning.name, ...reference.attributes.map((step) => step.name))
        return chain === joinName(api, name) || chain.startsWith(joinName(api, name) + '.')
      }) === true
    )
  })
}

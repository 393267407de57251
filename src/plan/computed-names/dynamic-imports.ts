import { queryOf } from '../../workspace/text-query.ts'
import type { Finding } from '../../model/finding.ts'
import { joinName, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { contains } from '../../model/span.ts'
import type { Span } from '../../model/span.ts'
import { attachedModules } from './attached-modules.ts'
import { builtSites } from './built-sites.ts'
import { computedSubmodules } from './computed-submodules.ts'
import { handedParts } from './handed-parts.ts'
import { ENDS_WITH_IMPORTER } from './importers.ts'
import { fieldsOfModules } from './format-fields.ts'
import { linesOfImportedNames } from './import-flow.ts'
import { packagesImported } from './dunder-imports.ts'
import { oneWordNames } from '../module-names/one-word-names.ts'
import { tablesElsewhere, tableWords } from './tables-by-name.ts'
import { heldNames, lazyWord } from './short-names.ts'
import { upwardNames } from './upward-names.ts'
import type { ModuleFacts, StringFact } from '../../python/facts/facts.ts'
import type { ModuleIdentity } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'

/** Takes a name that code works out, as it is. */
const TAKES_WHOLE =
  /\bimport_module\s*[,)]|\bimport_module\s*\(\s*(?!name\s*=|[rRuUfF]?['"])\w|\blazy_loader|\blazy\.attach|\bsys\s*\.\s*modules\s*\[\s*__name__\s*\]\s*=/
/** The same, or a name that is put behind a literal: then a word alone is rewritten where the package gives it lazily. */
const COMPUTED = new RegExp(
  String.raw`${TAKES_WHOLE.source}|\bimport_module\s*\(\s*(?:(['"])[.\w]*\1\s*[+%.]|[rR]?[fF][rR]?['"]\.+\{)`,
)

/** Renamed modules that tables of lazy packages and attribute paths name by parts of their names. */
export function dynamicImports(index: SymbolIndex, to: (module: QualifiedName) => QualifiedName): readonly Finding[] {
  const renamed = index.allModules().filter((module) => to(module) !== module)
  if (renamed.length === 0) return []
  return [
    ...tablesOfModules(index, to),
    ...upwardNames(index, to),
    ...handedParts(index, to),
    ...namesHandedOn(index, to),
    ...packagesImported(index, to),
    ...attributePaths(index, renamed, to),
    ...computedSubmodules(index, renamed, to),
    ...fieldsOfModules(index, to),
  ]
}

/** Strings in a module that imports by computed names (`import_module(_WHERE[name], __name__)`, `lazy_loader.attach`) and that name a renamed neighbour. */
function tablesOfModules(index: SymbolIndex, to: (module: QualifiedName) => QualifiedName): readonly Finding[] {
  const findings: Finding[] = []
  for (const path of index.workspace.matching(
    queryOf(COMPUTED, ['import_module', 'lazy_loader', 'lazy.attach', 'modules']),
    '.py',
  )) {
    const self = index.identityOf(path)
    const home = self.name === undefined ? undefined : self.isPackage ? self.name : parentOf(self.name)
    const facts = index.facts(path)
    if (facts === undefined || !asksBelowItself(facts)) continue
    const isPutBehind = !TAKES_WHOLE.test(facts.text)
    const attached = attachedModules(facts, self)
    if (home !== undefined && home !== '' && facts.text.includes('__getattr__'))
      findings.push(...namesOfTables(index, path, facts, home, to))
    let followed: readonly Span[] | undefined
    for (const fact of facts.strings) {
      if (home === undefined || home === '' || fact.isFormat || fact.docstring) continue
      if (fact.call !== undefined && (ENDS_WITH_IMPORTER.test(fact.call.callee) || isForOthers(facts, fact))) continue
      const said = facts.text.slice(fact.content.start, fact.content.end)
      const whole = { facts: [fact], value: said, isOneStretch: true, replaced: () => [] } as const
      if (isPutBehind && lazyWord(index, facts, self, whole, to) !== undefined) continue
      const isAttached = attached?.modules.some((span) => span.start === fact.span.start) === true
      if (isAttached && attached?.given.has(said) === false && lazyWord(index, facts, self, whole, to) !== undefined)
        continue
      const words = wordsListed(index, home, said, facts.text.slice(fact.span.end, fact.span.end + 40))
      const target = words
        .map((word) => neighbour(index, home, word))
        .find((one) => one !== undefined && to(one) !== one && !isNamedAlike(self, home, one, to))
      if (target === undefined) continue
      followed ??= followedTexts(index, facts, path)
      if (followed.some((span) => contains(span, fact.content))) continue
      findings.push(tableFinding(path, fact.span, said, [target, to(target)]))
    }
  }
  return findings
}

/** The words of a text that is split, or that says nothing but names of modules beside (`"fast slow"`, `'["fast", "slow"]'`); else the text itself. */
function wordsListed(index: SymbolIndex, home: QualifiedName, said: string, behind: string): readonly string[] {
  if (/^\s*\.\s*split\s*\(/.test(behind)) return said.split(/[\s,;:=|]+/)
  const words = /^[\w\s,;:|"'[\]{}()]+$/.test(said) ? (said.match(/\w+/g) ?? []) : []
  const isList = words.length > 1 && words.every((word) => neighbour(index, home, word) !== undefined)
  return isList ? words : [said]
}

/** Words of tables that are no texts of their own (`dict(fast=1)`), in a package that imports by what it is asked for: one that is the name of a module beside. */
function namesOfTables(
  index: SymbolIndex,
  path: RepoPath,
  facts: ModuleFacts,
  home: QualifiedName,
  to: (module: QualifiedName) => QualifiedName,
): readonly Finding[] {
  const self = index.identityOf(path)
  const isGone = (word: string): QualifiedName | undefined => {
    const target = neighbour(index, home, word)
    return target === undefined || to(target) === target || isNamedAlike(self, home, target, to) ? undefined : target
  }
  const words = [
    ...tableWords(facts).map((one) => ({ ...one, path })),
    ...tablesElsewhere(index, facts, self).flatMap(({ facts: there, statement, path: other }) => [
      ...tableWords(there, statement.span).map((one) => ({ ...one, path: other })),
      ...there.strings
        .filter(({ span, docstring, isFormat }) => !docstring && !isFormat && contains(statement.span, span))
        .map(({ content, span }) => ({ word: there.text.slice(content.start, content.end), span, path: other })),
    ]),
  ]
  const seen = new Set<RepoPath>()
  return words.flatMap(({ word, span, path: place }) => {
    const target = isGone(word)
    if (target === undefined || seen.has(place)) return []
    seen.add(place)
    return [tableFinding(place, span, word, [target, to(target)])]
  })
}

function tableFinding(
  path: RepoPath,
  span: Span,
  said: string,
  [target, goal]: readonly [QualifiedName, QualifiedName],
): Finding {
  return {
    code: 'dynamic-import',
    level: 'error',
    reason: `${path} imports modules by names it computes, and "${said}" may be one of them: ${target} becomes ${goal}`,
    advice: `Write the imports out, or change this table by hand in the same commit and take the rename out of the recipe. Where it is none of them, accept it in the recipe: \`accept: [{ code: dynamic-import, path: ${path}, because: ... }]\`.`,
    place: { path, span },
  }
}

/** What names that a module is imported by are put together of, where all of it is known: those are followed as the names they are. */
function followedTexts(index: SymbolIndex, facts: ModuleFacts, path: RepoPath): readonly Span[] {
  return builtSites(index, facts, index.identityOf(path)).flatMap(({ kind, node, values }): readonly Span[] => {
    if (kind !== 'import' || values.length !== 1) return []
    const pieces = values.flat()
    if (pieces.some((piece) => piece.kind === 'any')) return []
    const sources = pieces.flatMap((piece) => (piece.kind === 'text' ? (piece.source ?? []) : []))
    return [{ start: node.startIndex, end: node.endIndex }, ...sources]
  })
}

/** Whether a module is called the same afterwards, as seen from where the file that names it lies then: a package that moves as a whole. */
function isNamedAlike(
  self: ModuleIdentity,
  home: QualifiedName,
  target: QualifiedName,
  to: (module: QualifiedName) => QualifiedName,
): boolean {
  const own = to(self.name ?? '')
  const now = self.isPackage ? own : parentOf(own)
  return now !== undefined && to(target) === now + target.slice(home.length)
}

/** The module below a package that a word names; the package itself is none. */
function neighbour(index: SymbolIndex, home: QualifiedName, word: string): QualifiedName | undefined {
  if (!/^\.?\w+(\.\w+)*$/.test(word)) return undefined
  const target = index.lookup(joinName(home, word.replace(/^\./, '')), 'import')
  return target.kind === 'module' && target.module !== home ? target.module : undefined
}

/** `sys.modules` asked whether a name is in it, gone through, or asked for a whole name that is written out: no name is put together for it. */
const LOOKED_AT =
  /\bin\s+sys\s*\.\s*modules\b(?!\s*[.[])|\bsys\s*\.\s*modules\s*(?:(?:\.\s*copy\s*\(\s*\)\s*)?\.\s*(?:items|keys|values)\s*\(|\[\s*(["'])[\w.]+\1\s*\])/g

/**
 * Whether what a file imports by computed names may be the rest of a name: a second argument says below which package, or texts are put
 * together at a dot where what is imported comes from. `import_module(name)` alone takes whole names, which are followed as such.
 */
function asksBelowItself(facts: ModuleFacts): boolean {
  const { text, strings } = facts
  if (/\blazy_loader\b|\blazy\.attach|\b__getattr__\b/.test(text)) return true
  if (/\bsys\s*\.\s*modules\b/.test(text.replace(LOOKED_AT, ''))) return true
  // `partial(import_module, package=__name__)`
  if (/\bimport_module\s*,[^()]*\b(?:package\s*=|__name__\b|__package__\b)/.test(text)) return true
  if (/\bimport_module\s*\([^()]*(?:\([^()]*\)[^()]*)*,/.test(text)) return true
  const lines = linesOfImportedNames(facts)
  return strings.some(({ docstring, pieces, content, span, call }) => {
    // A dot at which a whole name is cut puts nothing together.
    if (call !== undefined && /\.r?(?:split|partition)$/.test(call.callee)) return false
    const isRead = lines?.some((line) => line.start <= span.start && span.end <= line.end) ?? true
    if (!isRead) return false
    const said = pieces.length > 0 ? pieces : [text.slice(content.start, content.end)]
    return !docstring && said.some((piece) => !/\s/.test(piece) && /(?:^|\w)\.$|^\.(?:\{|%)|\w\.(?:\{|%s)/.test(piece))
  })
}

/** What is made by these goes on having what it is given. */
const HOLDS =
  /^(?:\w+\.)?(?:SimpleNamespace|OrderedDict|MappingProxyType|defaultdict|ChainMap|namedtuple|NamedTuple|make_dataclass|TypedDict|\w*Enum|deque)\b/

/** Whether a string is handed to what the file only imports: a getter of settings, a logger. What it imports by is another thing. */
function isForOthers(facts: ModuleFacts, { call }: StringFact): boolean {
  if (call === undefined || /lazy|import|\battach\b/i.test(call.callee) || HOLDS.test(call.callee)) return false
  const own = facts.scopes[0]?.bindings.get(/^\w*/.exec(call.callee)?.[0] ?? '') ?? []
  return own.length > 0 && own.every((binding) => binding.imported !== undefined)
}

/** A one-word module name that a list or a constant holds (`INSTALLED_APPS = ["users"]`), where a file imports by what such names hold. */
function namesHandedOn(index: SymbolIndex, to: (module: QualifiedName) => QualifiedName): readonly Finding[] {
  const words = index.allModules().filter((module) => !module.includes('.') && to(module) !== module)
  if (words.length === 0) return []
  const importers = index.workspace
    .mentioning(['import_module', '__import__'], '.py')
    .map((path) => index.workspace.glance(path))
    .filter((text) => /\b(?:import_module|__import__)\s*\(\s*(?:name\s*=\s*)?(?![rRuUbBfF]{0,2}['"])\w/.test(text))
  const quoted = words.flatMap((word) => [`"${word}"`, `'${word}'`])
  const paths = importers.length === 0 ? [] : index.workspace.mentioning(quoted, '.py')
  return paths.flatMap((path) => {
    const facts = index.facts(path)
    if (facts === undefined) return []
    const seen = oneWordNames({ index, facts, self: index.identityOf(path), to }).map(({ fact }) => fact)
    return heldNames(index, facts, to)
      .filter(({ string }) => !string.facts.some((fact) => seen.includes(fact)))
      .filter(({ holder }) => importers.some((text) => new RegExp(`\\b${holder}\\b`).test(text)))
      .map(({ module, holder, string }): Finding => ({
        code: 'dynamic-import',
        level: 'error',
        reason: `${path} holds "${module}" in \`${holder}\`, and modules are imported by what \`${holder}\` holds; ${module} becomes ${to(module)}`,
        advice: `Write import_module("${module}") where it is imported first, or leave the module where it is.`,
        place: { path, span: string.facts[0].span },
      }))
  })
}

/** `attrgetter("data.lines.Plate")(shop)` walks attributes by text; which object it is given is known at run time only. */
function attributePaths(
  index: SymbolIndex,
  renamed: readonly QualifiedName[],
  to: (module: QualifiedName) => QualifiedName,
): readonly Finding[] {
  const findings: Finding[] = []
  for (const path of index.workspace.mentioning(['attrgetter', 'rgetattr'], '.py')) {
    for (const fact of index.facts(path)?.strings ?? []) {
      if (fact.call === undefined || !/(^|\.)(attrgetter|rgetattr)$/.test(fact.call.callee)) continue
      const word = index.workspace.read(path)?.text.slice(fact.content.start, fact.content.end) ?? ''
      const hit = renamed.find((module) =>
        suffixes(module).some((suffix) => word === suffix || goesOn(index, module, suffix, word)),
      )
      if (hit === undefined || !word.includes('.')) continue
      findings.push({
        code: 'attribute-path',
        level: 'error',
        reason: `${path} reaches attributes by the text "${word}" (${fact.call.callee}), which may lead through ${hit}; that becomes ${to(hit)}`,
        advice: 'Import the object by name instead, or leave the module where it is.',
        place: { path, span: fact.span },
      })
    }
  }
  return findings
}

/** Whether a way goes on from a module to what it has: what nobody can take from it is the attribute of another object. */
function goesOn(index: SymbolIndex, module: QualifiedName, suffix: string, word: string): boolean {
  if (!word.startsWith(suffix + '.')) return false
  return index.lookup(module + word.slice(suffix.length)).kind !== 'missing'
}

/** `a.b.c` seen from its parents: `b.c`, `c`. */
function suffixes(module: QualifiedName): readonly string[] {
  const parts = module.split('.')
  return parts.slice(1).map((_, at) => parts.slice(at + 1).join('.'))
}

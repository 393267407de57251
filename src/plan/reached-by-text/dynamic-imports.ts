import { queryOf } from '../../workspace/text-query.ts'
import type { Finding } from '../../model/finding.ts'
import { joinName, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'

const IMPORTERS = /(^|\.)(import_module|__import__|find_spec|resolve_name|run_module|import_string|locate)$/

/**
 * Modules whose name is put together at run time: an f-string, `%` or `+` whose fixed pieces fit a renamed
 * module is refused, because no text in the file could be rewritten and nothing would fail before run time.
 */
export function dynamicImports(index: SymbolIndex, to: (module: QualifiedName) => QualifiedName): readonly Finding[] {
  const renamed = index.allModules().filter((module) => to(module) !== module)
  if (renamed.length === 0) return []
  const findings: Finding[] = []
  for (const path of index.workspace.mentioning(
    ['import_module', '__import__', 'find_spec', 'resolve_name', 'run_module', 'import_string', 'locate('],
    '.py',
  )) {
    const text = index.workspace.read(path)?.text ?? ''
    if (!/(import_module|__import__|find_spec|resolve_name|run_module|import_string|locate)\s*\(/.test(text)) continue
    const facts = index.facts(path)
    if (facts === undefined) continue
    for (const fact of facts.strings) {
      if (fact.call === undefined || fact.call.argument !== 0 || !IMPORTERS.test(fact.call.callee)) continue
      if (!fact.isFormat || fact.pieces.length < 2 || fact.pieces.every((piece) => !/\w/.test(piece))) continue
      const pattern = new RegExp(
        `^${fact.pieces.map((piece) => piece.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('[\\w.]+')}$`,
      )
      const hit = renamed.find((module) => pattern.test(module))
      if (hit === undefined) continue
      findings.push({
        code: 'dynamic-import',
        level: 'error',
        reason: `${path} imports a module whose name is put together at run time (${fact.call.callee} with an f-string); it may be ${hit}, which becomes ${to(hit)}, and nothing in the text could be rewritten`,
        advice: 'Map the cases to full module names, or leave the module where it is.',
        place: { path, span: fact.span },
      })
    }
  }
  return [
    ...findings,
    ...tablesOfModules(index, to),
    ...joinedNames(index, renamed, to),
    ...attributePaths(index, renamed, to),
  ]
}

/** `import_module("pkg." + kind)`, `"pkg.%s" % kind`, `"pkg.{}".format(kind)`: the literal pieces have to fit, the rest may be anything. */
function joinedNames(
  index: SymbolIndex,
  renamed: readonly QualifiedName[],
  to: (module: QualifiedName) => QualifiedName,
): readonly Finding[] {
  const findings: Finding[] = []
  for (const path of index.workspace.matching(queryOf(CALL, CALLED), '.py')) {
    const facts = index.facts(path)
    for (const match of facts?.text.matchAll(new RegExp(CALL.source, 'g')) ?? []) {
      const argument = match[2] ?? ''
      const start = match.index + match[0].length - argument.length
      if (facts?.strings.some((fact) => fact.span.start < match.index && match.index < fact.span.end) === true) continue
      if (facts?.comments.some((span) => span.start < match.index && match.index < span.end) === true) continue
      const isFormat = match[1]?.startsWith('sys') === true && /\b[fF]['"]/.test(argument)
      if (!isFormat && !/[+%]|\.format\b|\.join\b/.test(argument.replace(/(['"])(?:(?!\1).)*\1/g, ''))) continue
      const pieces = [...argument.matchAll(/(['"])((?:(?!\1).)*)\1/g)].map((piece) =>
        (piece[2] ?? '')
          .split(/%\w|\{\w*\}/)
          .map(escape)
          .join('[\\w.]+'),
      )
      if (pieces.length === 0 || pieces.every((piece) => !/\w/.test(piece.replaceAll('[\\w.]+', '')))) continue
      const pattern = new RegExp(`^[\\w.]*${pieces.join('[\\w.]*')}[\\w.]*$`)
      const hit = renamed.find((module) => pattern.test(module))
      if (hit === undefined) continue
      findings.push({
        code: 'dynamic-import',
        level: 'error',
        reason: `${path} imports a module whose name is put together at run time (${match[1] ?? ''}); it may be ${hit}, which becomes ${to(hit)}, and nothing in the text could be rewritten`,
        advice: 'Map the cases to full module names, or leave the module where it is.',
        place: { path, span: { start, end: start + argument.length } },
      })
    }
  }
  return findings
}

/** Importers called, and `sys.modules` looked into, up to the end of the first argument. */
const CALL =
  /\b(import_module|__import__|find_spec|resolve_name|run_module|import_string|sys\.modules(?:\.get|\.pop)?)\s*[([]\s*((?:[^(),\n\]]|\([^()\n]*\))+)/

const CALLED = [
  'import_module',
  '__import__',
  'find_spec',
  'resolve_name',
  'run_module',
  'import_string',
  'sys.modules',
]

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}

/** Strings in a module that imports by computed names (`import_module(_WHERE[name], __name__)`, `lazy_loader.attach`) and that name a renamed neighbour. */
function tablesOfModules(index: SymbolIndex, to: (module: QualifiedName) => QualifiedName): readonly Finding[] {
  const findings: Finding[] = []
  const computed = /\b(import_module\s*\(\s*(?!name\s*=|[rRuUfF]?['"])\w|lazy_loader|lazy\.attach)/
  for (const path of index.workspace.matching(
    queryOf(computed, ['import_module', 'lazy_loader', 'lazy.attach']),
    '.py',
  )) {
    const self = index.identityOf(path)
    const home = self.name === undefined ? undefined : self.isPackage ? self.name : parentOf(self.name)
    for (const fact of index.facts(path)?.strings ?? []) {
      if (home === undefined || home === '' || fact.isFormat || fact.docstring) continue
      if (fact.call !== undefined && IMPORTERS.test(fact.call.callee)) continue
      const word = index.workspace.read(path)?.text.slice(fact.content.start, fact.content.end) ?? ''
      if (!/^\.?\w+(\.\w+)*$/.test(word)) continue
      const target = index.lookup(joinName(home, word.replace(/^\./, '')), 'import')
      if (target.kind !== 'module' || target.module === home || to(target.module) === target.module) continue
      findings.push({
        code: 'dynamic-import',
        level: 'error',
        reason: `${path} imports modules by names it computes, and "${word}" may be one of them: ${target.module} becomes ${to(target.module)}`,
        advice:
          'Write the imports out, or change this table by hand in the same commit and take the rename out of the recipe.',
        place: { path, span: fact.span },
      })
    }
  }
  return findings
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
        suffixes(module).some((suffix) => word === suffix || word.startsWith(suffix + '.')),
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

/** `a.b.c` seen from its parents: `b.c`, `c`. */
function suffixes(module: QualifiedName): readonly string[] {
  const parts = module.split('.')
  return parts.slice(1).map((_, at) => parts.slice(at + 1).join('.'))
}

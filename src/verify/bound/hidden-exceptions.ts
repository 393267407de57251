import type { Finding } from '../../model/finding.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { importedName } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { IMPORTS_MODULE_TITLE } from '../../templates/imports-module.ts'
import type { Scene } from '../proof/proof-input.ts'

/**
 * `except` and `case` lines of a touched file that read what is imported only when it is read: where it is missing, that raises
 * another exception than the one on its way, or stops a `match` that had other cases. Lines that were there before are left alone.
 */
export function hiddenExceptions(
  scene: Scene,
  path: RepoPath,
  origin: RepoPath | undefined,
  facts: ModuleFacts,
): readonly Finding[] {
  const late = lateNames(scene.after, path, facts)
  if (late.size === 0) return []
  const was = origin === undefined ? '' : scene.base.glance(origin)
  const before = origin === undefined ? undefined : scene.before.facts(origin)
  const wasLate =
    before === undefined || origin === undefined ? new Set<string>() : lateNames(scene.before, origin, before)
  return handlerLines(facts.text).flatMap(({ span, text }): readonly Finding[] => {
    const read = facts.references.find(
      (one) => late.has(one.name) && span.start <= one.span.start && one.span.end <= span.end,
    )
    if (read === undefined || (wasLate.has(read.name) && was.includes(text))) return []
    return [
      {
        code: 'exception-hidden',
        level: 'error',
        reason: `${path} imports ${[read.name, ...read.attributes.map((step) => step.name)].join('.')} when \`${text.trim()}\` reads it; where it is missing, that hides what was raised`,
        advice:
          'Let the name be bound when the module is imported, to a class that nothing is an instance of where it is missing.',
        place: { path, span: read.span },
      },
    ]
  })
}

/** Names of a module whose reading may import something: its helpers for optional imports, and what `__lazy_modules__` names. */
function lateNames(index: SymbolIndex, path: RepoPath, facts: ModuleFacts): ReadonlySet<string> {
  const lazy = new Set(
    [...facts.text.matchAll(/^__lazy_modules__\s*=\s*\[([^\]]*)\]/gm)].flatMap((match) =>
      [...(match[1] ?? '').matchAll(/["']([\w.]+)["']/g)].map((word) => word[1] ?? ''),
    ),
  )
  const late = new Set<string>()
  for (const statement of facts.imports) {
    if (statement.scope !== 0 || statement.star) continue
    for (const item of statement.items) {
      const asked = statement.kind === 'from' ? statement.module : item.name
      if (lazy.has(asked) || isHelpers(index, importedName(statement, item, index.identityOf(path))))
        late.add(item.bound)
    }
  }
  return late
}

/** A module that was made to import what is read from it. */
function isHelpers(index: SymbolIndex, name: QualifiedName | undefined): boolean {
  const facts = name === undefined ? undefined : index.factsOfModule(name)
  return facts?.text.startsWith(IMPORTS_MODULE_TITLE) === true && facts.scopes[0]?.bindings.has('__getattr__') === true
}

/** The lines that begin an `except` clause or a `case`, up to their colon, over brackets that go on. */
function handlerLines(text: string): readonly { readonly span: Span; readonly text: string }[] {
  return [...text.matchAll(/^[ \t]*(?:except\b|case\b(?!\s*=))[^:\n]*(?:\([^)]*\))?[^:\n]*:/gm)].map((match) => ({
    span: { start: match.index, end: match.index + match[0].length },
    text: match[0],
  }))
}

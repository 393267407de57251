import { literalPattern } from '../../model/literal-pattern.ts'
import type { Finding } from '../../model/finding.ts'
import { lastPartOf } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import type { Scene } from '../proof/proof-input.ts'

/** What runs a text as code of the module around it (library reference, "Built-in Functions"). */
const EVALUATES = /^(?:builtins\.)?(?:eval|exec)$/

/**
 * Words under which a module imported a renamed one and that it binds no more, where a text still reads them: one that is evaluated, an example
 * in a docstring, or an attribute that another file asks for by a string (`getattr(till, "misc")`).
 */
export function lostBoundWords(scene: Scene): readonly Finding[] {
  const words = new Set(
    scene.plan.modules
      .filter(({ from, to }) => lastPartOf(from) !== lastPartOf(to))
      .map(({ from }) => lastPartOf(from)),
  )
  if (words.size === 0) return []
  return [...scene.touched].flatMap(([path, origin]) =>
    origin === undefined || !/\.py$/.test(path) || !mayImport(scene.base.glance(origin), words)
      ? []
      : droppedWords(scene, path, origin, words).flatMap((word) => [
          ...readHere(scene.after.facts(path), path, word),
          ...askedElsewhere(scene, path, word),
        ]),
  )
}

/** Whether an import of a text may bind one of the words, told by its lines. */
function mayImport(text: string, words: ReadonlySet<string>): boolean {
  return [...words].some((word) => new RegExp(`\\bimport\\b[^;]*?\\b${literalPattern(word)}\\b`).test(text))
}

function droppedWords(scene: Scene, path: RepoPath, origin: RepoPath, words: ReadonlySet<string>): readonly string[] {
  const imports = scene.before.facts(origin)?.imports ?? []
  const bound = imports.filter(({ scope }) => scope === 0).flatMap(({ items }) => items.map((item) => item.bound))
  const now = scene.after.facts(path)?.scopes[0]?.bindings
  return now === undefined ? [] : [...new Set(bound)].filter((word) => words.has(word) && !now.has(word))
}

function readHere(facts: ModuleFacts | undefined, path: RepoPath, word: string): readonly Finding[] {
  const code = new RegExp(`(?<![\\w.])${literalPattern(word)}(?!\\w)`)
  const example = new RegExp(`^[ \\t]*(?:>>>|\\.\\.\\.).*(?<![\\w.])${literalPattern(word)}(?!\\w)`, 'm')
  const own = new RegExp(`\\bimport\\b.*\\b${literalPattern(word)}\\b`)
  return (facts?.strings ?? []).flatMap(({ content, docstring, call }) => {
    const said = facts?.text.slice(content.start, content.end) ?? ''
    const isRead = docstring
      ? example.test(said) && !own.test(said)
      : EVALUATES.test(call?.callee ?? '') && code.test(said)
    return isRead ? [lost(path, word, `a text of ${path} reads ${word}, which the file binds no more`)] : []
  })
}

function askedElsewhere(scene: Scene, path: RepoPath, word: string): readonly Finding[] {
  const stem = lastPartOf(path.replace(/\.py$/, '').replaceAll('/', '.'))
  const asked = new RegExp(
    `\\b(?:[gs]et|has|del)attr\\s*\\(\\s*[\\w.]*\\b${literalPattern(stem)}\\s*,\\s*["']${literalPattern(word)}["']`,
  )
  return scene.final
    .mentioning([word], '.py')
    .filter((other) => other !== path && asked.test(scene.final.glance(other)))
    .map((other) => lost(other, word, `${other} asks ${path} for ${word} by a text, and the file binds that no more`))
}

function lost(path: RepoPath, word: string, reason: string): Finding {
  return {
    code: 'attribute-lost',
    level: 'error',
    reason,
    advice: `Import the module there as ${word}, or change the text.`,
    place: { path },
  }
}

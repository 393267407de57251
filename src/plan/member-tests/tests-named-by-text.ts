import type { QualifiedName } from '../../model/names.ts'
import { lastPartOf, prefixesOf } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { isPython } from '../../python/facts/modules.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { isTestFile } from '../manifests/test-files.ts'
import { dottedNames } from '../names/dotted-names.ts'

/** Prose, in which a name counts where it is imported, run or loaded as a plugin. */
const PROSE = /\.(?:md|rst|txt|html?|adoc)$/
const ASKED = String.raw`(?:\bimport|\bfrom|(?:^|\s)-[mp])\s+`

/**
 * A module of the tests that a test file names in a text of its code (`patch("tests.io.helpers.f")`, `"tests.io.test_core.Plug"`): its own, or
 * another one. Where the tests go modules have bare names, and the text would name nothing.
 */
export function testModuleNamedIn(index: SymbolIndex, path: RepoPath): QualifiedName | undefined {
  const facts = index.facts(path)
  for (const { content, docstring } of facts?.strings ?? []) {
    const text = docstring ? '' : (facts?.text.slice(content.start, content.end) ?? '')
    for (const { name } of text.includes('.') ? dottedNames(text) : []) {
      const module = prefixesOf(name).find((prefix) => prefix.includes('.') && index.isModule(prefix))
      const file = module === undefined ? undefined : index.fileOf(module)
      if (file !== undefined && isTestFile(file)) return module
    }
  }
  return undefined
}

/** A file that names a test module in a text: code, settings, scripts, or prose that says to import or run it. */
export function fileNaming(index: SymbolIndex, path: RepoPath): RepoPath | undefined {
  const module = index.moduleOf(path)
  if (module?.includes('.') !== true) return undefined
  const word = String.raw`(?<![\w.])${module.replaceAll('.', String.raw`\.`)}(?!\w)`
  const [anywhere, asked] = [new RegExp(word), new RegExp(ASKED + word, 'm')]
  return index.workspace.mentioning([lastPartOf(module)]).find((other) => {
    const text = index.workspace.glance(other)
    if (!anywhere.test(text)) return false
    if (!isPython(other)) return PROSE.test(other) ? asked.test(text) : true
    const facts = index.facts(other)
    return (facts?.strings ?? []).some(
      ({ content, docstring }) => !docstring && anywhere.test(facts?.text.slice(content.start, content.end) ?? ''),
    )
  })
}

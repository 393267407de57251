/**
 * Make every importer, in every form, import and use the new names.
 *
 * Before:       from shop.invoicing.lines import Invoice, _net_total      shop.invoicing.lines.Plate()
 * After:        from invoicing.lines import Invoice                        invoicing.lines.Plate()
 *               from invoicing._utils import _net_total
 * Leaves alone: aliases, comments, order and layout of what stays; names that only look like the module.
 * Reports:      captured-name, dunder-all-submodule, notebook-not-read, cell-not-parsed, import-order-kept.
 */
import type { Transform, TransformContext, TransformResult } from '../src/engine/transform.ts'
import type { FileChange } from '../src/model/change.ts'
import type { Edit } from '../src/model/edit.ts'
import type { Finding } from '../src/model/finding.ts'
import type { RepoPath, SourceFile } from '../src/model/source-file.ts'
import { affectedFiles } from '../src/plan/names/affected-files.ts'
import { fileStyles } from '../src/plan/names/file-style.ts'
import type { FileStyles } from '../src/plan/names/file-style.ts'
import { finalIdentities } from '../src/plan/names/final-identity.ts'
import { exampleWidth } from '../src/plan/style/docstring-code.ts'
import { laidOutEdits } from '../src/python/edit/laid-out-lines.ts'
import { renamingOf } from '../src/plan/decide/renaming-of.ts'
import { documentedHome } from '../src/plan/relocation/documented-names.ts'
import { originOfMove } from '../src/plan/names/missing-loads.ts'
import { isNamedElsewhere } from '../src/plan/names/named-elsewhere.ts'
import { stubsOfNamesakes } from '../src/plan/names/submodule-stubs.ts'
import { leftAsHistory } from '../src/plan/names/affected-text.ts'
import { embeddedPython, mayHoldPython } from '../src/host/embedded-python.ts'
import type { EmbeddedPython } from '../src/host/joined-texts.ts'
import { literalPattern } from '../src/model/literal-pattern.ts'
import { isInit, isPython } from '../src/python/facts/modules.ts'
import type { Renaming } from '../src/python/edit/renaming.ts'
import { rewriteText } from '../src/python/edit/rewrite-text.ts'
import { factsOfText } from '../src/python/index/symbol-index.ts'

export const rewriteImports: Transform = {
  name: 'rewrite-imports',
  group: 'code',
  summary: 'Rewrite imports and uses of moved names',

  run(context) {
    const { plan, index, workspace } = context
    const renaming = renamingOf(plan, index, context.decisions)
    const inDocuments: Renaming = { ...renaming, homeOf: documentedHome(index, context.decisions, renaming) }
    const styles = fileStyles(index)
    const identityOf = finalIdentities(plan)
    const moved = new Set(plan.files.map((move) => move.to))
    const paths = new Set([
      ...affectedFiles(workspace, plan.recipe, plan.symbols).filter(mayHoldPython),
      ...workspace.list('.py', '.pyi').filter((path) => moved.has(path)),
      ...stubsOfNamesakes(index, plan),
    ])
    const changes: FileChange[] = []
    const findings: Finding[] = []
    for (const path of [...paths].sort()) {
      const file = workspace.read(path)
      if (file === undefined || leftAsHistory(path, plan) !== undefined) continue
      const result = isPython(path) ? rewritePython(context, file, identityOf(path), renaming, styles) : NOTHING
      const inner = result === undefined ? NOTHING : rewriteHost(context, file, inDocuments, styles)
      const edits = [...(result?.edits ?? []), ...inner.edits]
      findings.push(...(result?.findings ?? []), ...inner.findings)
      if (edits.length > 0) changes.push({ kind: 'edit', file, edits })
    }
    return { changes, findings }
  },
}

interface FileResult {
  readonly edits: readonly Edit[]
  readonly findings: TransformResult['findings']
}

const NOTHING: FileResult = { edits: [], findings: [] }

/** The code of a module; undefined where that does not parse. */
function rewritePython(
  context: TransformContext,
  file: SourceFile,
  identity: ReturnType<ReturnType<typeof finalIdentities>>,
  renaming: Renaming,
  styles: FileStyles,
): FileResult | undefined {
  const facts = factsOfText(file.text)
  if (facts.errors.length > 0) return undefined
  const style = styles.styleOf(file.path, undefined, file.text.includes('\r\n') ? '\r\n' : '\n')
  const { edits, problems } = rewriteText({
    facts,
    ...identity,
    index: context.index,
    renaming,
    style,
    isInit: isInit(file.path),
    isStub: file.path.endsWith('.pyi'),
    isNamedElsewhere: (name, parent) =>
      isNamedElsewhere(context.index, originOfMove(context.plan, file.path) ?? file.path, name, parent),
  })
  return { edits, findings: placed(file.path, problems) }
}

/** Notebook cells, fenced blocks, doctests: Python with an identity of its own, edited through its host. */
function rewriteHost(context: TransformContext, file: SourceFile, renaming: Renaming, styles: FileStyles): FileResult {
  const { texts, findings } = embeddedPython(file)
  const edits: Edit[] = []
  const problems: Finding[] = [...findings]
  const nowhere = { name: undefined, isPackage: false }
  for (const embedded of texts) {
    const facts = factsOfText(embedded.text)
    if (facts.errors.length > 0) continue
    const style = styles.styleOf(file.path, undefined, '\n')
    const result = rewriteText({
      facts,
      before: nowhere,
      after: nowhere,
      index: context.index,
      renaming,
      style,
      isInit: false,
      isReadBeside: (name) => isReadByMagics(embedded, name),
    })
    const [span] = embedded.spans
    const width = isPython(file.path) && span !== undefined ? exampleWidth(context.workspace, file, span) : undefined
    const laidOut =
      width === undefined ? result.edits : laidOutEdits({ facts, edits: result.edits, factsOf: factsOfText, width })
    edits.push(...embedded.hostEdits(isPython(file.path) ? laidOut : result.edits.map(shownWherePrivate)))
    problems.push(...result.problems.map(({ span: _, ...rest }) => ({ ...rest, place: { path: file.path } })))
  }
  return { edits, findings: problems }
}

/** Whether a magic that is masked for the parser (`%lprun -f till.total ...`), or what a command takes from the cell (`!echo {till}`), says a name. */
function isReadByMagics({ text, original }: EmbeddedPython, name: string): boolean {
  if (text === original) return false
  const word = literalPattern(name)
  const said = new RegExp(
    `^\\s*(?:[\\w., =]+=\\s*)?%.*(?<![\\w.])${word}(?!\\w)|^\\s*\\??${word}[\\w.]*\\?|!.*[{$][^{}]*(?<![\\w.])${word}(?!\\w)`,
  )
  const parsed = text.split('\n')
  const isParsed = new RegExp(`(?<![\\w.])${word}(?!\\w)`)
  return original
    .split('\n')
    .some((line, at) => said.test(line) && !isParsed.test((parsed[at] ?? '').replace(/#.*$/, '')))
}

/** An example for readers that takes from a private module now is for a person to look at. */
function shownWherePrivate(edit: Edit): Edit {
  return /(?:^|[\s.])_(?!_)\w/.test(edit.text) ? { ...edit, certainty: 'review' } : edit
}

function placed(path: RepoPath, problems: ReturnType<typeof rewriteText>['problems']): readonly Finding[] {
  return problems.map(({ span, ...rest }) => ({ ...rest, place: { path, span } }))
}

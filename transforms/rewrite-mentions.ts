/**
 * Follow the names wherever text mentions them: strings Python resolves, comments, docstrings, Markdown, rst,
 * notebooks, TOML, shell, workflows.
 *
 * Before:       mock.patch("shop.invoicing.lines.open_ome_zarr")    python -m shop.invoicing.lines    :class:`shop.invoicing.lines.Plate`
 * After:        mock.patch("invoicing.lines.open_ome_zarr")    python -m invoicing.lines    :class:`invoicing.lines.Plate`
 * Leaves alone: URLs, host names, file names, distribution names, recorded outputs, change logs, longer words.
 * Reports:      nothing; its edits in prose are marked `review`.
 */
import type { Transform, TransformContext } from '../src/engine/transform.ts'
import type { FileChange } from '../src/model/change.ts'
import type { Edit } from '../src/model/edit.ts'
import { folderOf, joinPath } from '../src/model/source-file.ts'
import type { SourceFile } from '../src/model/source-file.ts'
import { withLayout } from '../src/markdown/document-layout.ts'
import { toctreeEntries } from '../src/markdown/toctree-entries.ts'
import { spanTable } from '../src/model/span-table.ts'
import type { Span } from '../src/model/span.ts'
import { mentioningFiles } from '../src/plan/names/affected-text.ts'
import { embeddedPython, HOST_FILES } from '../src/host/embedded-python.ts'
import { findMentions } from '../src/plan/mentions/find-mentions.ts'
import type { Mention } from '../src/plan/mentions/find-mentions.ts'
import { findPaths } from '../src/plan/mentions/find-paths.ts'
import type { PathMention } from '../src/plan/mentions/find-paths.ts'
import { pythonPathEdits } from '../src/plan/mentions/python-paths.ts'
import { pathMapOf } from '../src/plan/mentions/path-map.ts'
import { placeOf } from '../src/plan/mentions/text-place.ts'
import { finalIdentities } from '../src/plan/names/final-identity.ts'
import { originOfMove } from '../src/plan/names/missing-loads.ts'
import { nameMapOf } from '../src/plan/names/name-map.ts'
import type { NameMap } from '../src/plan/names/name-map.ts'
import { documentedHome } from '../src/plan/relocation/documented-names.ts'
import { mentionRegions } from '../src/plan/mentions/mention-regions.ts'
import { filesFilteringModules, widenedFilterEdits } from '../src/plan/module-names/widened-filters.ts'
import { askedPackageEdits, filesAskingForPackages } from '../src/plan/module-names/asked-packages.ts'
import { filesWithBuiltNames } from '../src/plan/computed-names/built-files.ts'
import { NOWHERE } from '../src/plan/reached-by-text/asked-strings.ts'
import { pythonMentionEdits } from '../src/plan/reached-by-text/python-strings.ts'
import { isPython } from '../src/python/facts/modules.ts'
import { factsOfText } from '../src/python/index/symbol-index.ts'
import type { Workspace } from '../src/workspace/workspace.ts'

export const rewriteMentions: Transform = {
  name: 'rewrite-mentions',
  group: 'mentions',
  summary: 'Update strings, comments and docs that name moved code',

  run(context) {
    const { plan, workspace } = context
    const changes: FileChange[] = []
    const moved = plan.symbols.filter((move) => !move.copied)
    const names = nameMapOf(plan)
    const documented = { ...names, homeOf: documentedHome(context.index, context.decisions, names) }
    const goals = new Map(plan.files.map((move) => [move.from, move.to]))
    const paths = new Set([
      ...mentioningFiles(workspace, plan),
      ...filesWithBuiltNames(workspace, plan.recipe, moved),
      ...filesAskingForPackages(context.index, names.moduleTo).map((path) => goals.get(path) ?? path),
      ...filesFilteringModules(context.index, names.moduleTo).map((path) => goals.get(path) ?? path),
    ])
    for (const path of [...paths].sort()) {
      const file = workspace.read(path)
      if (file === undefined) continue
      const edits = withLayout(path, file.text, [
        ...inEmbedded(context, file, documented),
        ...(isPython(path) ? inPython(context, file, documented) : inText(context, file, documented)),
      ])
      if (edits.length > 0) changes.push({ kind: 'edit', file, edits })
    }
    return { changes, findings: [] }
  },
}

/** Strings and comments of Python inside the file: its code was rewritten by what it means. */
function inEmbedded(
  { plan, index, workspace }: TransformContext,
  file: SourceFile,
  documented: NameMap,
): readonly Edit[] {
  return embeddedPython(file).texts.flatMap((embedded) => {
    const facts = factsOfText(embedded.text)
    return facts.errors.length > 0
      ? []
      : embedded.hostEdits(
          withPaths(
            pythonMentionEdits({
              index,
              plan,
              facts,
              original: embedded.original,
              excluded: embedded.apart ?? [],
              isExample: true,
              self: NOWHERE,
              documented,
            }),
            pythonPathEdits(pathMapOf(plan, workspace), facts, embedded.original, file.path, embedded.apart ?? []),
          ),
        )
  })
}

function inPython(
  { plan, index, workspace }: TransformContext,
  file: SourceFile,
  documented: NameMap,
): readonly Edit[] {
  const facts = factsOfText(file.text)
  if (facts.errors.length > 0) return []
  const taken = parsedSpans(file)
  const self = finalIdentities(plan)(file.path).before
  const origin = originOfMove(plan, file.path) ?? file.path
  return withPaths(
    [
      ...pythonMentionEdits({
        index,
        plan,
        facts,
        original: file.text,
        excluded: taken,
        isExample: false,
        self,
        documented,
      }),
      ...askedPackageEdits(index, origin, facts, nameMapOf(plan).moduleTo),
      ...widenedFilterEdits(index, facts, nameMapOf(plan).moduleTo),
    ],
    pythonPathEdits(pathMapOf(plan, workspace), facts, file.text, file.path, taken),
  )
}

/** Edits of names and of paths; a name that is part of a path goes with the path. */
function withPaths(names: readonly Edit[], paths: readonly Edit[]): readonly Edit[] {
  const taken = spanTable(paths.map((path) => path.span))
  return [...names.filter((edit) => !taken.isTaken(edit.span)), ...paths]
}

function inText({ plan, index, workspace }: TransformContext, file: SourceFile, documented: NameMap): readonly Edit[] {
  const map = HOST_FILES.some((ending) => file.path.endsWith(ending)) ? documented : nameMapOf(plan)
  const paths = pathMapOf(plan, workspace)
  const taken = spanTable(parsedSpans(file))
  const documents = spanTable(documentsNamed(workspace, file))
  return mentionRegions(file).flatMap((region) => {
    const edited = (found: readonly (Mention | PathMention)[]): readonly Edit[] =>
      found.length === 0
        ? []
        : region.hostEdits(found.map(({ span, text }) => ({ span, text, certainty: 'review' as const })))
    const mentions = edited(findMentions(region.value, map, index, region.options))
    return [
      ...mentions.filter((edit) => !documents.isTaken(edit.span)),
      ...edited(findPaths(region.value, paths, { ...(region.place ?? placeOf(file.path)), around: file.text })),
    ].filter((edit) => !taken.isTaken(edit.span))
  })
}

/** Entries of a `toctree` that name a document beside: the page of a module goes on being called what it is called. */
function documentsNamed(workspace: Workspace, { path, text }: SourceFile): readonly Span[] {
  return toctreeEntries(text).flatMap(({ document, span }) =>
    HOST_FILES.some((ending) => workspace.has(joinPath(folderOf(path), document + ending))) ? [span] : [],
  )
}

function parsedSpans(file: SourceFile): readonly Span[] {
  return embeddedPython(file).texts.flatMap((embedded) =>
    factsOfText(embedded.text).errors.length > 0 ? [] : embedded.spans,
  )
}

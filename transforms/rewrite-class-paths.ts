/**
 * Point dotted names in YAML and JSON configs at their new home.
 *
 * Before:       class_path: shop.invoicing.lines.Invoice  # nightly run
 * After:        class_path: invoicing.lines.Invoice  # nightly run
 * Leaves alone: comments, anchors, aliases, tags, quoting, key order, duplicate keys, every byte outside the name.
 * Reports:      config-not-parsed, for a file that is no YAML or JSON; rewrite-mentions takes it as text.
 */
import type { Transform } from '../src/engine/transform.ts'
import type { FileChange } from '../src/model/change.ts'
import type { Edit } from '../src/model/edit.ts'
import type { Finding } from '../src/model/finding.ts'
import type { HostText } from '../src/model/host-text.ts'
import { spanTable } from '../src/model/span-table.ts'
import { mentioningFiles } from '../src/plan/names/affected-text.ts'
import { CONFIG_FILES, configTexts } from '../src/host/config-texts.ts'
import { embeddedPython } from '../src/host/embedded-python.ts'
import { findMentions } from '../src/plan/mentions/find-mentions.ts'
import { findPaths } from '../src/plan/mentions/find-paths.ts'
import { pathMapOf } from '../src/plan/mentions/path-map.ts'
import { placeOf } from '../src/plan/mentions/text-place.ts'
import { nameMapOf } from '../src/plan/names/name-map.ts'
import { publicSpelling, withPublicApis } from '../src/plan/lazy-api/public-spelling.ts'
import { factsOfText, indexOf } from '../src/python/index/symbol-index.ts'

export const rewriteClassPaths: Transform = {
  name: 'rewrite-class-paths',
  group: 'configs',
  summary: 'Update dotted names in YAML and JSON configs',

  run({ plan, index, workspace }) {
    const isPublic = plan.recipe.classPaths.prefer === 'public'
    const offered = isPublic ? withPublicApis(indexOf(workspace, plan.rootsAfter), plan.recipe) : undefined
    const map = nameMapOf(plan)
    const paths = pathMapOf(plan, workspace)
    const changes: FileChange[] = []
    const findings: Finding[] = []
    for (const path of mentioningFiles(workspace, plan, ...CONFIG_FILES)) {
      const file = workspace.read(path)
      if (file === undefined) continue
      const read = configTexts(file)
      if ('problem' in read) {
        if (findMentions(file.text, map, index).length > 0) findings.push(notParsed(path, read.problem, read.line))
        continue
      }
      const { keys } = plan.recipe.classPaths
      const place = { ...placeOf(path), around: file.text }
      const code = spanTable(
        embeddedPython(file).texts.flatMap(({ text, spans }) => (factsOfText(text).errors.length > 0 ? [] : spans)),
      )
      const all = read.texts.flatMap((scalar): readonly Edit[] => {
        if (keys !== 'any' && (scalar.isKey || !scalar.keys.some((key) => keys.includes(key)))) return []
        const found = [
          ...findMentions(scalar.value, map, index, { bare: false, byAttribute: isObject(scalar) }),
          ...findPaths(scalar.value, paths, place),
        ]
        return found.length === 0
          ? []
          : scalar.hostEdits(
              found.map((mention) => ({
                span: mention.span,
                text: offered === undefined ? mention.text : publicSpelling(offered, mention.text),
                certainty: mention.span.end - mention.span.start === scalar.value.length ? 'certain' : 'review',
              })),
            )
      })
      // The Python of commands was rewritten by what it means.
      const edits = all.filter((edit) => !code.isTaken(edit.span))
      if (edits.length > 0) changes.push({ kind: 'edit', file, edits })
    }
    return { changes, findings }
  },
}

/** Whether a value names an object, which is found by the attributes of its package (Hydra, jsonargparse). */
function isObject({ keys, isKey }: HostText): boolean {
  return !isKey && /^(?:_target_|class_path|target|callable|func|function|factory)$/.test(keys.at(-1) ?? '')
}

function notParsed(path: string, problem: string, line: number): Finding {
  return {
    code: 'config-not-parsed',
    level: 'note',
    reason: `${path} is not plain YAML or JSON (${problem}), so its names were changed as text`,
    advice: 'Look at the changed lines.',
    place: { path, line },
  }
}

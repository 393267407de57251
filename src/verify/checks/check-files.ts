import { UserError } from '../../model/errors.ts'
import type { FindingCode } from '../../model/findings/finding-table.ts'
import type { Finding } from '../../model/finding.ts'
import { baseNameOf, folderOf } from '../../model/source-file.ts'
import type { RepoPath, SourceFile } from '../../model/source-file.ts'
import { affectedFiles } from '../../plan/names/affected-files.ts'
import { leftAsHistory } from '../../plan/names/affected-text.ts'
import { isOfPackageLine } from '../../plan/names/leaving-entries.ts'
import { withoutInstalled } from '../../plan/workflows/root-installs.ts'
import { isInit, isPython } from '../../python/facts/modules.ts'
import { textStart } from '../../text/text-style.ts'
import { parseToml } from '../../toml/parse-toml.ts'
import { asksForPackages } from '../meaning/asked-names.ts'
import { oldTexts } from '../meaning/files-with-old-names.ts'
import { withoutNewPackages, withoutNewRequirement, withoutWhatLeft } from '../meaning/allowed-packaging.ts'
import { addsLoadsAlone } from '../meaning/adds-loads-alone.ts'
import { lostIn } from '../paths/lost-in-manifest.ts'
import { adviceOnUnasked } from '../meaning/compare-statements.ts'
import { withoutLetIn } from '../meaning/let-in-by-git.ts'
import { changesLineEnds, withUnixLines } from '../meaning/line-ends.ts'
import { unexplained } from '../meaning/same-text.ts'
import { sameWords } from '../meaning/same-words.ts'
import { makesOldName } from '../reached/lost-computed-names.ts'
import { lostDocuments } from '../paths/lost-documents.ts'
import { lostLinks } from '../paths/lost-links.ts'
import { lostFileNames } from '../paths/lost-file-names.ts'
import { lostBesideCallers } from '../paths/lost-beside-callers.ts'
import { lostFolderWords } from '../paths/lost-folder-words.ts'
import { lostGlobs } from '../paths/lost-globs.ts'
import { lostPatterns } from '../paths/lost-patterns.ts'
import { lostHandedNames } from '../paths/lost-handed-names.ts'
import { lostOtherPlaces } from '../paths/lost-other-places.ts'
import { changedWords } from '../paths/changed-words.ts'
import { lostBehindPlaces } from '../paths/lost-behind-places.ts'
import { lostPlaces } from '../paths/lost-places.ts'
import { offeredSources } from '../paths/lost-stub-paths.ts'
import { lostRules } from '../paths/lost-rules.ts'
import { lostContracts } from '../paths/lost-contracts.ts'
import { lostListedFiles } from '../paths/lost-listed-files.ts'
import { lostNameTails } from '../paths/lost-name-tails.ts'
import { lostToolSettings } from '../paths/lost-tool-settings.ts'
import { withoutMovedEntries } from '../meaning/moved-entries.ts'
import { withoutNewSettings } from '../meaning/new-settings.ts'
import { withoutNewSources } from '../meaning/source-lists.ts'
import { withoutNewPackageNames } from '../meaning/told-packages.ts'
import { checkOf, count } from '../proof/proof-input.ts'
import type { Scene } from '../proof/proof-input.ts'
import type { Check } from '../proof/proof.ts'

/**
 * No file is lost, each is where the plan puts it, and bytes without a reason to change are the same: in texts that are not
 * Python only old names became new ones, recordings and other files keep every byte.
 */
export function checkFiles(scene: Scene): Check {
  const findings: Finding[] = [
    ...lostFiles(scene),
    ...lostPlaces(scene),
    ...lostBehindPlaces(scene),
    ...lostHandedNames(scene),
    ...lostOtherPlaces(scene),
    ...lostFolderWords(scene),
    ...lostBesideCallers(scene),
    ...lostFileNames(scene),
    ...lostLinks(scene),
    ...lostDocuments(scene),
    ...lostRules(scene),
    ...lostPatterns(scene),
    ...lostGlobs(scene),
    ...lostToolSettings(scene),
    ...lostContracts(scene),
    ...lostListedFiles(scene),
    ...lostNameTails(scene),
    ...changedWords(scene),
  ]
  const mentioning = new Set([
    ...oldTexts(scene, 'base'),
    ...affectedFiles(scene.base, scene.plan.recipe, scene.plan.symbols),
    ...offeredSources(scene).map(({ stub }) => stub),
  ])
  const targets = new Set(
    scene.plan.symbols.flatMap((move) => {
      const target = scene.map.moduleTo(move.to)
      return [scene.after.fileOf(target), scene.after.stubOf(target)]
    }),
  )
  const { optional, lazy, cures } = scene.plan.recipe
  const settles = Object.keys(optional).length > 0 || lazy.length > 0 || cures.length > 0
  let compared = 0
  for (const [path, origin] of scene.touched) {
    if (origin === undefined || leftAsHistory(origin, scene.plan) !== undefined) continue
    compared += 1
    const reason = isPython(path)
      ? changedPython(scene, origin, path, mentioning.has(origin) || targets.has(path) || settles)
      : changedFile(scene, origin, path)
    if (reason !== undefined) findings.push({ ...reason, advice: adviceOnUnasked(scene), place: { path } })
  }
  return checkOf(
    'files',
    `${count(scene.base.list().length, 'file')} are there; ${compared} that changed or moved keep every byte that has no reason to change`,
    findings,
  )
}

function changedPython(scene: Scene, origin: RepoPath, path: RepoPath, hasReason: boolean): Unadvised | undefined {
  const [before, after] = [scene.base.read(origin), scene.final.read(path)]
  if (before === undefined || after === undefined || before.text === after.text) return undefined
  const declares = baseNameOf(path) === 'setup.py' && scene.plan.recipe.package !== undefined
  const onlyLoads = origin === path && addsLoadsAlone(scene, before.text, after.text)
  if (
    !hasReason &&
    origin === path &&
    !declares &&
    !onlyLoads &&
    !asksForPackages(scene, before.text) &&
    !before.text.includes('filterwarnings') &&
    !makesOldName(scene, origin, before.text)
  )
    return finding('untouched-changed', `${path} changed, though it names nothing that the plan moves or renames`)
  if (textStart(before.text) !== textStart(after.text))
    return finding('bytes-changed', `${path} gained or lost its byte order mark`)
  if (changesLineEnds(before.text, after.text)) return finding('bytes-changed', `${path} changed its line endings`)
  return before.encoding === after.encoding ? undefined : finding('bytes-changed', `${path} changed its encoding`)
}

function changedFile(scene: Scene, origin: RepoPath, path: RepoPath): Unadvised | undefined {
  const [written, now] = [scene.base.read(origin), scene.final.read(path)]
  if (written === undefined || now === undefined) {
    const was = Buffer.from(scene.base.bytes(origin) ?? [])
    const isSame = was.equals(Buffer.from(scene.final.bytes(path) ?? []))
    return isSame ? undefined : finding('bytes-changed', `${path} is no text, and its bytes changed`)
  }
  if (written.text === now.text) return undefined
  if (changesLineEnds(written.text, now.text)) return finding('bytes-changed', `${path} changed its line endings`)
  const [before, after] = [written, now].map(withUnixLines)
  return before === undefined || after === undefined ? undefined : changedText(scene, path, before, after)
}

function changedText(scene: Scene, path: RepoPath, before: SourceFile, after: SourceFile): Unadvised | undefined {
  if (/^(?:pyproject\.toml|\.?ruff\.toml|Pipfile)$/.test(baseNameOf(path)))
    return changedManifest(scene, path, before.text, after.text)
  const directory = scene.plan.recipe.package?.directory ?? ''
  const bare = [after.text, withoutInstalled(after.text, directory)]
  if (mayGetJobs(scene, path) && bare.some((text) => hasAllLines(scene, before.text, text))) return undefined
  if (baseNameOf(path) === 'MANIFEST.in') return changedList(scene, before, after)
  const texts = baseNameOf(path) === 'setup.cfg' ? [before.text, withoutWhatLeft(scene, before.text)] : [before.text]
  const isRules = baseNameOf(path) === '.gitignore'
  const declared = isRules ? withoutLetIn(scene, before, after) : withoutNewRequirement(scene, before, after)
  const listed = baseNameOf(path) === 'setup.cfg' ? withoutNewPackages(scene, declared) : declared
  const told = withoutNewSettings(scene, before, { ...after, text: listed })
  const named = withoutNewPackageNames(scene, before, { ...after, text: told })
  const text = withoutNewSources(scene, before, { ...after, text: named })
  const reasons = texts.map((one) => {
    const both = withoutMovedEntries(scene, { ...before, text: one }, { ...after, text })
    return unexplained(scene, { ...before, text: both.before }, { ...after, text: both.after })
  })
  const reason = reasons.includes(undefined) ? undefined : reasons[0]
  return reason === undefined ? undefined : finding('text-changed', `${path}: ${reason}`)
}

/** A `MANIFEST.in` loses the lines that name only files of the package. */
function changedList(scene: Scene, before: SourceFile, after: SourceFile): Unadvised | undefined {
  const folder = folderOf(before.path)
  const left = before.text
    .split(/(?<=\n)/)
    .filter((line) => !isOfPackageLine({ plan: scene.plan, workspace: scene.before.workspace, folder }, line))
  const reason = [before.text, left.join('')]
    .map((text) => unexplained(scene, { ...before, text }, after))
    .reduce((one, other) => (one === undefined ? one : other))
  return reason === undefined ? undefined : finding('text-changed', `${after.path}: ${reason}`)
}

/** A workflow may get jobs for the new package. */
function mayGetJobs(scene: Scene, path: RepoPath): boolean {
  const { recipe } = scene.plan
  return recipe.package !== undefined && recipe.ci !== false && /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path)
}

/** Every line is still there, in order; old names in it may have become new ones. */
function hasAllLines(scene: Scene, before: string, after: string): boolean {
  const lines = after.split('\n')
  let at = 0
  for (const line of before.split('\n')) {
    while (at < lines.length && lines[at] !== line && !sameWords(scene, line, lines[at] ?? '')) at += 1
    if (at === lines.length) return false
    at += 1
  }
  return true
}

/** A manifest may get more: members, sources, dependencies. Nothing of what it says may go, but for data that leaves. */
function changedManifest(scene: Scene, path: RepoPath, before: string, after: string): Unadvised | undefined {
  try {
    const lost = lostIn({ ...scene, folder: folderOf(path) }, parseToml(before), parseToml(after), [])
    if (lost !== undefined) return finding('text-changed', `${path}: ${lost.join('.')} changed or is gone`)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return finding('text-changed', `${path} can no longer be read`)
  }
  const comments = (text: string): readonly string[] => text.match(/^\s*#.*$/gm)?.map((line) => line.trim()) ?? []
  const left = comments(after)
  const gone = comments(before).find((comment) => !left.some((other) => sameWords(scene, comment, other)))
  return gone === undefined ? undefined : finding('text-changed', `${path}: the comment \`${gone}\` is gone`)
}

function lostFiles(scene: Scene): readonly Finding[] {
  const goals = new Map(scene.plan.files.map((move) => [move.from, move.to]))
  const { tests } = scene.plan.recipe
  const lost: RepoPath[] = []
  const findings: Finding[] = []
  for (const path of scene.base.list()) {
    const goal = goals.get(path)
    if (scene.isByHand && goal !== undefined && !scene.final.has(goal) && scene.final.has(path))
      findings.push({
        ...finding('not-moved', `${path} is where it was; the plan moves it to ${goal}`),
        advice:
          'Move it there, or take it out of the plan (`exclude`); `extract-codemod apply` moves all of them on a branch.',
        place: { path },
      })
    if (scene.final.has(goal ?? path)) continue
    const moved =
      tests !== undefined && path.startsWith(`${tests.from}/`) ? tests.to + path.slice(tests.from.length) : ''
    // A folder of tests that moves may do without its empty `__init__`.
    const isEmpty = moved !== '' && isInit(path) && scene.base.read(path)?.text.trim() === ''
    if (!scene.final.has(path) && !scene.final.has(moved) && !isEmpty) lost.push(path)
  }
  const folders = new Map<string, RepoPath[]>()
  for (const path of lost) {
    const folder = lost.length <= 8 ? path : folderOf(path).split('/').slice(0, 2).join('/')
    folders.set(folder, [...(folders.get(folder) ?? []), path])
  }
  for (const [folder, paths] of folders) {
    const [only = ''] = paths
    const what =
      paths.length === 1
        ? `${only} is gone`
        : `${paths.length} files of ${folder === '' ? 'the root' : folder} are gone (${only} ...)`
    const goal = paths.length === 1 ? goals.get(only) : undefined
    const where = goal === undefined ? '' : `; the plan moves it to ${goal}`
    findings.push({ ...finding('file-lost', what + where), advice: adviceOnUnasked(scene), place: { path: only } })
  }
  return findings
}

/** An error that is told with what to do about it where the scene is at hand. */
type Unadvised = Omit<Finding, 'advice'>

function finding(code: FindingCode, reason: string): Unadvised {
  return { code, level: 'error', reason }
}

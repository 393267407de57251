import type { Finding } from '../../model/finding.ts'
import { literalPattern } from '../../model/literal-pattern.ts'
import { baseNameOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { distributionOf } from '../manifests/distribution.ts'
import { rootArgument } from '../workflows/root-installs.ts'

/** A line that tells a program where the code of the project is, and what it would be with the new member. */
interface Told {
  readonly line: number
  readonly wanted: string
  /** It is a line of its own before that one. */
  readonly isAbove: boolean
}

/** What the new member is called and where it lies, and the folder in which the monolith's packages are found. */
export interface NewPlace {
  readonly distribution: string
  readonly directory: RepoPath
  /** `''` for the root. */
  readonly root: RepoPath
}

/** Files whose lines are commands, or hold them: for people and for tools. Workflows have rules of their own. */
const WITH_COMMANDS =
  /^(?:(?:.*\.)?(?:Dockerfile|Containerfile)(?:\..*)?|(?:GNU)?[Mm]akefile|.*\.mk|[Jj]ustfile|Taskfile\.ya?ml|tox\.ini|noxfile\.py|tasks\.py|.*\.(?:sh|bash|ps1|bat)|devcontainer\.json|\.gitpod\.ya?ml|\.readthedocs\.ya?ml|(?:conda[-_.])?environment[\w.-]*\.ya?ml|.*\.(?:md|rst|txt)|pytest\.ini|setup\.cfg|\.envrc|\.env|\.travis\.ya?ml|\.gitlab-ci\.ya?ml|azure-pipelines[\w.-]*\.ya?ml|config\.ya?ml)$/
const HISTORY = /change|history|news|release|migrat/i

/** Text for people. */
const PROSE = /\.(?:md|rst|txt)$/
/** So many documents are told one by one. */
const MOST_DOCUMENTS = 3

/** A file with its lines. */
interface ToldIn {
  readonly path: RepoPath
  readonly told: readonly [Told, ...Told[]]
  readonly isProse: boolean
}

/**
 * The places outside of workflows that install the root with pip, which looks for the new member in an index, or that put the root on the
 * path of Python, where the new member is not: each file once, with the line to write; many documents together. What lies in the folder of
 * another project (an example with a manifest of its own) speaks of that.
 */
export function installPlaces(workspace: Workspace, added: NewPlace): readonly Finding[] {
  const commands = workspace.mentioning(['install', 'PYTHONPATH', 'pythonpath', 'pip'])
  const paths = [...new Set([...commands, ...workspace.list('.txt', '.in').filter((path) => isRequirements(path))])]
  const found = paths.sort().flatMap((path): readonly ToldIn[] => {
    const name = baseNameOf(path)
    if (HISTORY.test(name) || path.startsWith('.github/workflows/')) return []
    const isList = isRequirements(path)
    const isKnown = isList || WITH_COMMANDS.test(name)
    const text = isKnown || !name.includes('.') ? workspace.glance(path) : ''
    // A script without an ending says on its first line who runs it.
    if (!isKnown && !/^#!.*\b(?:ba|z|da|k)?sh\b/.test(text)) return []
    const [first, ...more] = toldIn(text, name, isList, added)
    if (first === undefined || isOfOther(workspace, path, added)) return []
    return [{ path, told: [first, ...more], isProse: PROSE.test(name) && !isList }]
  })
  const documents = found.filter(({ isProse }) => isProse)
  if (documents.length <= MOST_DOCUMENTS) return found.map((one) => ofFile(one, added))
  const others = found.filter(({ isProse }) => !isProse)
  return [...others.map((one) => ofFile(one, added)), ofDocuments(documents, added)]
}

/** Whether the nearest manifest above a file is that of another project than the monolith. */
function isOfOther(workspace: Workspace, path: RepoPath, { root }: NewPlace): boolean {
  const { folder } = distributionOf(workspace, path)
  return folder !== '' && folder !== root && !root.startsWith(`${folder}/`)
}

function ofFile({ path, told }: ToldIn, { directory }: NewPlace): Finding {
  const [first] = told
  const lines = told.map(({ line }) => line).join(', ')
  return {
    code: 'install-places',
    level: 'note',
    reason: `${path} says where the code is and does not know ${directory} (${told.length === 1 ? 'line' : 'lines'} ${lines})`,
    advice: `Write \`${first.wanted}\` ${first.isAbove ? 'above' : 'on'} line ${first.line}${told.length === 1 ? '' : ', and the same on the others'}.`,
    place: { path, line: first.line },
  }
}

/** Many documents that say the same, as one note with all their places. */
function ofDocuments(documents: readonly ToldIn[], { directory }: NewPlace): Finding {
  const places = documents.map(({ path, told }) => `${path}:${told.map(({ line }) => line).join(',')}`)
  const [wanted = ''] = documents.map(({ told }) => told[0].wanted)
  const [{ path, told } = { path: '', told: undefined }] = documents
  return {
    code: 'install-places',
    level: 'note',
    reason: `${documents.length} documents say where the code is and do not know ${directory}: ${places.join(', ')}`,
    advice: `Write \`${wanted}\` in the first, and the same in the others, where they mean the root of this repository.`,
    place: { path, line: told?.[0].line ?? 1 },
  }
}

function toldIn(text: string, name: string, isList: boolean, added: NewPlace): readonly Told[] {
  return text.split(/\r?\n/).flatMap((raw, at): readonly Told[] => {
    const own = isList ? ROOT_LINE.exec(raw) : null
    if (own !== null && !text.includes(added.directory))
      return [{ line: at + 1, wanted: `${own[1] ?? ''}./${added.directory}`, isAbove: true }]
    const wanted = raw.includes(added.directory) ? undefined : wantedFor(raw, name, added)
    return wanted === undefined ? [] : [{ line: at + 1, wanted: wanted.trim(), isAbove: false }]
  })
}

/** The root as a line of a requirements file: `-e .`, `.[full]`, `--editable ./` (pip, "Requirements File Format"). */
const ROOT_LINE = /^\s*(-e\s+|--editable[ =]\s*)?\.\/?(?:\[[^\]]*\])?\s*(?:[#;].*)?$/

/** Whether a file holds requirements, one a line, by its name or its folder. */
function isRequirements(path: RepoPath): boolean {
  return /(?:^|[-_/])(?:requirements?|reqs?|constraints)\b[^/]*\.(?:txt|in)$|(?:^|\/)requirements\/[^/]+\.(?:txt|in)$/i.test(
    path,
  )
}

/** The line with the new member, where it installs the root or puts it on the path. */
function wantedFor(raw: string, name: string, { directory, root }: NewPlace): string | undefined {
  const found = rootArgument(raw)
  if (found !== undefined) return raw.slice(0, found.at) + `${found.flag}./${directory} ` + raw.slice(found.at)
  const session = name.endsWith('.py') ? /\binstall\((?:["']-e["'], *)?(?=["']\.(?:\[[^\]]*\])?["'])/.exec(raw) : null
  if (session !== null) {
    const end = session.index + session[0].length
    const flag = session[0].includes('-e') ? '"-e", ' : ''
    return raw.slice(0, end) + `"./${directory}", ${flag}` + raw.slice(end)
  }
  if (/^\s*-\s+-e\s+\.\s*$/.test(raw)) return raw.replace('-e .', `-e ./${directory}`)
  const path = /(\bPYTHONPATH\s*[:=]\s*|^pythonpath\s*=\s*)(["']?)([^"'\s#]*)/.exec(raw)
  const entries = path?.[3]?.split(/[:;]/) ?? []
  const own = entries.find((entry) => entry.replace(/^(?:\.|\$\(?\{?\w+\}?\)?)\/?/, '').replace(/\/$/, '') === root)
  if (path === null || own === undefined || path[3] === '') return undefined
  const more =
    own.replace(/\/?$/, '/').replace(root === '' ? '' : new RegExp(`${literalPattern(root)}/$`), '') +
    `${directory}/src`
  const separator = path[1]?.startsWith('pythonpath') === true ? ' ' : ':'
  const end = path.index + path[0].length
  return raw.slice(0, end) + separator + more.replace(/^\.\//, '') + raw.slice(end)
}

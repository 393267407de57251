import type { RepoPath } from '../model/source-file.ts'
import { packingOf, unpack } from '../text/unpack.ts'
import type { Unpacked } from '../text/unpack.ts'
import { mayHavePickles, pickleLiterals } from './pickle-literals.ts'
import { isPickle, isStore, mayHoldBase64, picklesInBase64, picklesOf } from './pickle-signs.ts'
import type { Workspace } from './workspace.ts'

/** A file that may hold pickles, and its contents with the packing taken off, or why it could not be. */
export interface PickleFile {
  readonly path: RepoPath
  readonly content: Unpacked
  /** Its name says that it is one. */
  readonly isNamed: boolean
}

/** Files that may hold pickles by their names: pickle itself, joblib, PyTorch checkpoints, NumPy object arrays; packed ones too. */
const BY_NAME = /\.(pkl|pickle|dill|joblib|pt|pth|ckpt|npy|npz)(\.(gz|gzip|z|zlib|bz2|xz|lzma|zst|lz4|zip))?$/i

const known = new WeakMap<Workspace, readonly PickleFile[]>()

/**
 * The files of a tree that hold pickles: by their names, because what they hold is one, packed or not, in databases, as base64 in texts
 * that hold data, or in literals of Python code. Files that are packed and cannot be opened are among them.
 */
export function pickleFiles(workspace: Workspace): readonly PickleFile[] {
  const before = known.get(workspace)
  if (before !== undefined) return before
  const found = workspace.list().flatMap((path): readonly PickleFile[] => {
    const isNamed = BY_NAME.test(path)
    if (isPython(path)) return []
    const content = remembered(workspace, path, `file ${isNamed}`, () => packed(workspace, path, isNamed))
    return content === undefined ? [] : [{ path, content, isNamed }]
  })
  const written = workspace.list('.py', '.ipynb').flatMap((path): readonly PickleFile[] => {
    const content = remembered(workspace, path, 'literals', () => inLiterals(workspace, path))
    return content === undefined ? [] : [{ path, content, isNamed: true }]
  })
  const all = [...found, ...written]
  known.set(workspace, all)
  return all
}

/** Whether the bytes of a file may hold pickles; a file that does so by its name is not looked into. `latin1` gives them as text. */
export function mayHoldPickles(path: RepoPath, bytes: Uint8Array, latin1: () => string): boolean {
  if (isPython(path)) return mayHavePickles(latin1())
  if (BY_NAME.test(path)) return false
  return isPickle(bytes) || isStore(bytes) || packingOf(bytes) !== undefined || mayHoldBase64(path, latin1)
}

function isPython(path: RepoPath): boolean {
  return /\.(?:py|ipynb)$/.test(path)
}

function packed(workspace: Workspace, path: RepoPath, isNamed: boolean): Unpacked | undefined {
  if (!isNamed && !workspace.mayHoldPickles(path)) return undefined
  const bytes = workspace.bytes(path)
  if (bytes === undefined) return undefined
  if (isNamed) return unpack(bytes)
  const own = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (!mayHoldBase64(path, () => own.toString('latin1'))) return picklesOf(own)
  const parts = [...(isPickle(own) ? [own] : []), ...picklesInBase64(own.toString('latin1'))]
  return parts.length === 0 ? undefined : { parts }
}

function inLiterals(workspace: Workspace, path: RepoPath): Unpacked | undefined {
  if (!workspace.mayHoldPickles(path)) return undefined
  const parts = pickleLiterals(workspace.glance(path))
  return parts.length === 0 ? undefined : { parts }
}

/** What the files of one source hold: snapshots over it are asked for the same ones again. */
interface Looks {
  readonly source: symbol
  readonly found: Map<string, Unpacked | undefined>
}

let latest: Looks | undefined

/** What a look at a file gives; looked at once for all snapshots that hold the file as it is in their source. */
function remembered(
  workspace: Workspace,
  path: RepoPath,
  question: string,
  look: () => Unpacked | undefined,
): Unpacked | undefined {
  const origin = workspace.originOf(path)
  if (origin === undefined || origin.isEdited) return look()
  if (latest?.source !== workspace.sourceId) latest = { source: workspace.sourceId, found: new Map() }
  const { found } = latest
  const key = `${question} ${origin.path}`
  if (!found.has(key)) found.set(key, look())
  return found.get(key)
}

import type { RepoPath } from '../model/source-file.ts'
import { firstUnpacked, unpack } from '../text/unpack.ts'
import type { Unpacked } from '../text/unpack.ts'
import { mayHavePickles, pickleLiterals } from './pickle-literals.ts'
import type { Workspace } from './workspace.ts'

/** A file that may hold pickles, and its contents with the packing taken off, or why it could not be. */
export interface PickleFile {
  readonly path: RepoPath
  readonly content: Unpacked
}

/** Files that may hold pickles by their names: pickle itself, joblib, PyTorch checkpoints, NumPy object arrays; packed ones too. */
const BY_NAME = /\.(pkl|pickle|dill|joblib|pt|pth|ckpt|npy|npz)(\.(gz|gzip|z|zlib|bz2|xz|lzma|zst|lz4|zip))?$/i

/** Text, pictures and programs: never looked into. */
const OTHERS =
  /(^|\/)[^./]+$|\.(pyi?|pyx|pxd|c|h|cc|cpp|rs|go|[cm]?[jt]sx?|md|rst|txt|toml|ya?ml|json|jsonl|ipynb|cfg|ini|html?|css|svg|xml|sh|lock|csv|tsv|png|jpe?g|gif|webp|pdf|ico|tiff?|woff2?|ttf|so|pyd|dll|whl|mp[34])$/i

const known = new WeakMap<Workspace, readonly PickleFile[]>()

/**
 * The files of a tree that hold pickles: by their names, because what they hold begins as a pickle of protocol 2 to 5 does, or in
 * literals of Python code.
 */
export function pickleFiles(workspace: Workspace): readonly PickleFile[] {
  const before = known.get(workspace)
  if (before !== undefined) return before
  const found = workspace.list().flatMap((path): readonly PickleFile[] => {
    const isNamed = BY_NAME.test(path)
    if (!isNamed && OTHERS.test(path)) return []
    const content = remembered(workspace, path, `file ${isNamed}`, () => packed(workspace, path, isNamed))
    return content === undefined ? [] : [{ path, content }]
  })
  const written = workspace.list('.py', '.ipynb').flatMap((path): readonly PickleFile[] => {
    const content = remembered(workspace, path, 'literals', () => inLiterals(workspace, path))
    return content === undefined ? [] : [{ path, content }]
  })
  const all = [...found, ...written]
  known.set(workspace, all)
  return all
}

/** Whether the bytes of a file may hold pickles; a file that does so by its name is not looked into. `latin1` gives them as text. */
export function mayHoldPickles(path: RepoPath, bytes: Uint8Array, latin1: () => string): boolean {
  if (/\.(?:py|ipynb)$/.test(path)) return mayHavePickles(latin1())
  return !BY_NAME.test(path) && !OTHERS.test(path) && beginsAsPickle(firstUnpacked(bytes))
}

function packed(workspace: Workspace, path: RepoPath, isNamed: boolean): Unpacked | undefined {
  if (!isNamed && !workspace.mayHoldPickles(path)) return undefined
  const bytes = workspace.bytes(path)
  return bytes === undefined ? undefined : unpack(bytes)
}

function inLiterals(workspace: Workspace, path: RepoPath): Unpacked | undefined {
  if (!workspace.mayHoldPickles(path)) return undefined
  const parts = pickleLiterals(workspace.read(path)?.text ?? '')
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

/** The opcode PROTO and a protocol that writes it (pickletools). */
function beginsAsPickle(bytes: Buffer): boolean {
  const protocol = bytes[1] ?? 0
  return bytes[0] === 0x80 && protocol >= 2 && protocol <= 5
}

import type { QualifiedName } from '../../model/names.ts'
import type { Workspace } from '../../workspace/workspace.ts'

/** A PEP 508 requirement; `text` is verbatim, without white space around it. */
export interface Requirement {
  readonly name: string
  readonly text: string
  /** The names in brackets. */
  readonly extras: readonly string[]
  /** The version specifiers (PEP 440), or `@ url`; `''` where any version will do. */
  readonly versions: string
  /** What stands behind the semicolon. */
  readonly marker: string | undefined
}

const NAME = '[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?'
const VERSIONS = '(?:(?:===?|[<>!~]=|[<>])\\s*[^\\s,;()]+)(?:\\s*,\\s*(?:===?|[<>!~]=|[<>])\\s*[^\\s,;()]+)*\\s*,?'
const REQUIREMENT = new RegExp(
  `^(${NAME})\\s*(?:\\[([^\\]]*)\\])?\\s*(@\\s*[^\\s;]+(?=\\s|$)|\\(?\\s*(?:${VERSIONS})?\\s*\\)?)\\s*(?:;\\s*(\\S.*))?$`,
)

/** Read a requirement (PEP 508: name, extras, versions or URL, marker); undefined for anything else. */
export function parseRequirement(text: string): Requirement | undefined {
  const whole = text.trim()
  const [, name, extras = '', versions = '', marker] = REQUIREMENT.exec(whole) ?? []
  if (name === undefined) return undefined
  return {
    name,
    text: whole,
    extras: extras.split(',').flatMap((extra) => extra.trim() || []),
    versions: versions.replace(/^\(|\)$/g, '').trim(),
    marker: marker?.trim(),
  }
}

/** Whether a text can be the name of a distribution (core metadata specification, "Name"). */
export function isDistributionName(text: string): boolean {
  return new RegExp(`^${NAME}$`).test(text)
}

/** Names of distributions are compared without regard to case, dots, dashes and underscores (PEP 503). */
export function normalizedName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-')
}

/** Import names whose distribution is called otherwise; of several, the first that the project declares. */
const OTHERWISE: Readonly<Record<string, readonly string[]>> = {
  attr: ['attrs'],
  bs4: ['beautifulsoup4'],
  Bio: ['biopython'],
  cv2: ['opencv-python', 'opencv-python-headless', 'opencv-contrib-python'],
  dateutil: ['python-dateutil'],
  dotenv: ['python-dotenv'],
  fitz: ['pymupdf'],
  git: ['gitpython'],
  google: ['protobuf'],
  imblearn: ['imbalanced-learn'],
  jwt: ['pyjwt'],
  lightning_fabric: ['lightning'],
  magic: ['python-magic'],
  mpl_toolkits: ['matplotlib'],
  OpenSSL: ['pyopenssl'],
  PIL: ['pillow'],
  pkg_resources: ['setuptools'],
  pl_bolts: ['lightning-bolts'],
  pytorch_lightning: ['pytorch-lightning', 'lightning'],
  serial: ['pyserial'],
  skimage: ['scikit-image'],
  sklearn: ['scikit-learn'],
  umap: ['umap-learn'],
  yaml: ['pyyaml'],
  zmq: ['pyzmq'],
}

/**
 * The names a distribution that offers this import may have, the likeliest first: what the environment has installed, then names by
 * custom. Dotted names are told apart by the environment alone.
 */
export function distributionNames(workspace: Workspace, importName: QualifiedName): readonly string[] {
  const top = importName.split('.')[0] ?? importName
  const installed = workspace.installed(importName)?.distributions ?? []
  return [...new Set([...installed, ...(OTHERWISE[top] ?? []), top.replaceAll('_', '-')])]
}

/** Names by custom that are good enough to take a declared requirement for the one that is meant, not to write one. */
export function likelyNames(dottedName: string): readonly string[] {
  const words = dottedName.replaceAll('_', '-').split('.')
  const [top = ''] = words
  const builds = 'core cpu gpu binary headless cu11 cu12 cu13 cuda11x cuda12x cuda13x'.split(' ')
  // `google.cloud.storage` comes with google-cloud-storage, `serial` with pyserial, `multipart` with python-multipart,
  // `faiss` with faiss-cpu.
  return [
    ...words.map((_, at) => words.slice(0, at + 1).join('-')),
    `py${top}`,
    `python-${top}`,
    `${top}-python`,
    ...builds.map((one) => `${top}-${one}`),
  ]
}

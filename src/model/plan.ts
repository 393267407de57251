import type { Finding } from './finding.ts'
import type { QualifiedName } from './names.ts'
import type { PackageRequest, Recipe } from './recipe.ts'
import type { RepoPath } from './source-file.ts'

/** One top-level name that changes its module. All three names are today's (before any module rename). */
export interface SymbolMove {
  readonly from: QualifiedName
  readonly to: QualifiedName
  readonly symbol: string
  /** `copied` symbols stay where they are as well. */
  readonly copied: boolean
  /** False for a symbol the recipe did not name but that has to come along. */
  readonly asked: boolean
}

/** One module that gets a new dotted name, with its file before and after. */
export interface ModuleMove {
  readonly from: QualifiedName
  readonly to: QualifiedName
}

/** One file that changes its place; the folder of a package brings its data files along. */
export interface FileMove {
  readonly from: RepoPath
  readonly to: RepoPath
}

/** A moved name that stays importable from its old module, and the reason. */
export interface KeptName {
  readonly module: QualifiedName
  readonly symbol: string
  readonly reason: string
  /** Something registers itself on it where it was: who took it from there goes on loading that module, and text goes on naming it. */
  readonly loads?: boolean
}

/** Names that the code in one module (`to`) imports from the other (`from`), between which something moves, inside its functions at each call. */
export interface CallTimeNeeds {
  readonly from: QualifiedName
  readonly to: QualifiedName
  readonly names: readonly string[]
}

/** Where imports stand that two modules would otherwise need from each other while they load. */
export interface ImportTiming {
  /** Modules from which code imports inside its functions what it reads only when they are called. */
  readonly late: readonly QualifiedName[]
  /**
   * What a source imports back stands where the first moved definition stood, even though the target imports the source; what moves and
   * needs nothing of the source stands above the imports of the target that load that.
   */
  readonly inPlace: boolean
  /** Third modules that import what moved inside the functions that read it, where that goes unnoticed. */
  readonly callers: readonly QualifiedName[]
  /** Annotations of moved functions that say what is imported late are written as strings. */
  readonly quoted: boolean
  /** The new package imports the top-level package it comes from before anything of its own, as the import of its old name did. */
  readonly parentFirst: boolean
}

/** All imports at the top of a module. */
export const AT_THE_TOP: ImportTiming = { late: [], inPlace: false, callers: [], quoted: false, parentFirst: false }

/** What will happen, as data: frozen, complete, no I/O. Every name in it is an original name or its final name. */
export interface Plan {
  readonly recipe: Recipe
  readonly rootsBefore: readonly RepoPath[]
  readonly rootsAfter: readonly RepoPath[]
  readonly package: PackageRequest | undefined
  readonly modules: readonly ModuleMove[]
  readonly symbols: readonly SymbolMove[]
  readonly files: readonly FileMove[]
  readonly kept: readonly KeptName[]
  readonly timing: ImportTiming
  readonly callTimeNeeds: readonly CallTimeNeeds[]
  readonly findings: readonly Finding[]
  /** True when everything that moves has moved: only transforms that settle a tree run then. */
  readonly done: boolean
}

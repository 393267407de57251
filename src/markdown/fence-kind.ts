/** MyST and Sphinx directives whose argument is the language. */
const CODE_DIRECTIVES = new Set(['code-block', 'code', 'code-cell', 'sourcecode', 'parsed-literal'])

/** Directives that hold a language of their own. */
const LANGUAGE_OF_DIRECTIVE: Readonly<Record<string, string>> = {
  ...{ testcode: 'python', testsetup: 'python', testcleanup: 'python', doctest: 'pycon', 'eval-rst': 'rst' },
  ...{ python: 'python', py: 'python', r: 'r', julia: 'julia', bash: 'bash', sh: 'sh', sql: 'sql', ojs: 'js' },
}

/** What the info string of a fence says of its content. */
export interface FenceKind {
  /** The language in lower case, `''` without one. */
  readonly kind: string
  /** `code`: code under a plain fence; `directive`: code, perhaps after options; `markdown`: a MyST directive with prose. */
  readonly content: 'code' | 'directive' | 'markdown'
}

/**
 * Read an info string: `python`, `py title="x"`, `python{1,3}`, `{.python #id}` (Pandoc), `{python, echo=FALSE}`
 * (Quarto), `{code-block} python` (MyST).
 */
export function fenceKind(info: string): FenceKind {
  const text = info.trim().toLowerCase()
  if (!text.startsWith('{')) return { kind: /^[\w+#.-]+/.exec(text)?.[0] ?? '', content: 'code' }
  const name = /^\{\s*([\w:-]+)/.exec(text)?.[1]
  if (name === undefined) return { kind: /\.([\w+#-]+)/.exec(text)?.[1] ?? '', content: 'code' }
  if (CODE_DIRECTIVES.has(name)) return { kind: /^\{[^}]*\}\s*([^\s{]*)/.exec(text)?.[1] ?? '', content: 'directive' }
  const language = LANGUAGE_OF_DIRECTIVE[name]
  return language === undefined ? { kind: name, content: 'markdown' } : { kind: language, content: 'directive' }
}

import { mappingOf } from '../../model/mapping.ts'
import type { SetupCall } from '../../python/parse/setup-call.ts'
import type { StaticValue } from '../../python/parse/static-values.ts'
import { iniEntry } from './ini-file.ts'
import type { IniEntry } from './ini-file.ts'

/** What a manifest tells people and indexes of a distribution, by the keys and in the forms of `[project]` (PEP 621). */
export type ProjectDetails = Readonly<Record<string, unknown>>

/** The keys of `[project]` that are as true of a part of a distribution as of the whole. */
const KEYS = ['license', 'authors', 'maintainers', 'classifiers', 'urls']

/** What `[project]` tells, else the tables of Poetry 1 and of flit from before PEP 621. `data` is a parsed `pyproject.toml`. */
export function detailsOfPyproject(data: Readonly<Record<string, unknown>>): ProjectDetails {
  const project = mappingOf(data['project'])
  const told = Object.fromEntries(KEYS.flatMap((key) => (project[key] === undefined ? [] : [[key, project[key]]])))
  if (data['project'] !== undefined) return told
  const tool = mappingOf(data['tool'])
  const [poetry, flit] = [mappingOf(tool['poetry']), mappingOf(mappingOf(tool['flit'])['metadata'])]
  const people = (list: unknown): readonly Person[] => textsOf(list).map(personOf)
  return inKeys({
    license: textOf(poetry['license']) ?? textOf(flit['license']),
    authors: [...people(poetry['authors']), ...peopleOf(textOf(flit['author']), textOf(flit['author-email']))],
    maintainers: people(poetry['maintainers']),
    classifiers: [...textsOf(poetry['classifiers']), ...textsOf(flit['classifiers'])],
    urls: {
      Homepage: textOf(poetry['homepage']) ?? textOf(flit['home-page']),
      Repository: textOf(poetry['repository']),
      Documentation: textOf(poetry['documentation']),
      ...mappingOf(poetry['urls']),
      ...mappingOf(flit['urls']),
    },
  })
}

/** What `[metadata]` of a `setup.cfg` tells (setuptools, "Configuring setuptools using setup.cfg files"). */
export function detailsOfSetupCfg(entries: readonly IniEntry[]): ProjectDetails {
  const lines = (key: string): readonly string[] =>
    iniEntry(entries, 'metadata', key)?.lines.map(({ text }) => text) ?? []
  const text = (key: string): string | undefined => {
    const [first, ...more] = lines(key)
    return more.length > 0 || first === undefined || /^(file|attr):/.test(first) ? undefined : first
  }
  const listed = lines('project_urls').map((line) => line.split(/\s*=\s*/))
  return inKeys({
    license: text('license'),
    authors: peopleOf(text('author'), text('author_email')),
    maintainers: peopleOf(text('maintainer'), text('maintainer_email')),
    classifiers: lines('classifiers').filter((line) => line.includes('::')),
    urls: { Homepage: text('url'), ...Object.fromEntries(listed.map(([name = '', ...url]) => [name, url.join('=')])) },
  })
}

/** What the call of `setup` in a `setup.py` tells, as far as it is written out. */
export function detailsOfSetupPy({ keywords }: SetupCall): ProjectDetails {
  const text = (keyword: string): string | undefined => {
    const value = keywords.get(keyword)
    return value?.kind === 'text' && !value.value.includes('\n') ? textOf(value.value.trim()) : undefined
  }
  const more = keywords.get('project_urls')
  const urls =
    more?.kind === 'map' ? more.entries.flatMap(({ key, value }) => textIn(value).map((url) => [key, url])) : []
  const classifiers = keywords.get('classifiers')
  return inKeys({
    license: text('license'),
    authors: peopleOf(text('author'), text('author_email')),
    maintainers: peopleOf(text('maintainer'), text('maintainer_email')),
    classifiers: classifiers?.kind === 'list' ? classifiers.items.flatMap(textIn) : [],
    urls: { Homepage: text('url'), ...Object.fromEntries(urls) },
  })
}

interface Person {
  readonly name?: string
  readonly email?: string
}

/** Names and addresses as older manifests list them, apart by commas; one of each is one person, and so are as many of both. */
function peopleOf(names: string | undefined, emails: string | undefined): readonly Person[] {
  const split = (text: string | undefined): readonly string[] =>
    text?.split(/\s*,\s*/).filter((one) => one !== '') ?? []
  const [named, addressed] = [split(names), split(emails).map(personOf)]
  if (named.length === addressed.length) return named.map((name, at) => ({ name, ...addressed[at] }))
  return [...named.map((name) => ({ name })), ...addressed]
}

/** `Ann <ann@example.org>`, or one of the two. */
function personOf(text: string): Person {
  const [, name = '', email = ''] = /^\s*([^<]*?)\s*(?:<([^>]*)>)?\s*$/.exec(text) ?? []
  if (email === '' && name.includes('@')) return { email: name }
  return { ...(name === '' ? {} : { name }), ...(email === '' ? {} : { email }) }
}

function inKeys(given: {
  readonly license: string | undefined
  readonly authors: readonly Person[]
  readonly maintainers: readonly Person[]
  readonly classifiers: readonly string[]
  readonly urls: Readonly<Record<string, unknown>>
}): ProjectDetails {
  const { license, authors, maintainers, classifiers } = given
  const urls = Object.fromEntries(Object.entries(given.urls).filter(([, url]) => textOf(url) !== undefined))
  return {
    ...(license === undefined ? {} : { license: { text: license } }),
    ...(authors.length === 0 ? {} : { authors }),
    ...(maintainers.length === 0 ? {} : { maintainers }),
    ...(classifiers.length === 0 ? {} : { classifiers }),
    ...(Object.keys(urls).length === 0 ? {} : { urls }),
  }
}

function textIn(value: StaticValue): readonly string[] {
  return value.kind === 'text' ? [value.value] : []
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.flatMap((one: unknown) => textOf(one) ?? []) : []
}

/**
 * `npm run site [FOLDER]`: the files of `docs/` as a static site (by default in `site/`), by markdown-it. Links between pages follow, and one that
 * leads nowhere is an error.
 */
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import markdownIt from 'markdown-it'

const root = fileURLToPath(new URL('..', import.meta.url))
const docs = join(root, 'docs')
const target = resolve(process.argv[2] ?? join(root, 'site'))

const ORDER = [
  'README',
  'first-extraction',
  'stranger',
  'page',
  'recipe',
  'transforms',
  'findings/README',
  'pitfalls',
  'running',
  'after-apply',
  'layouts',
  'proof',
  'try',
  'ci',
  'messages',
  'limits',
  'coming-from',
]
const slugOf = (text) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_ -]/gu, '')
    .replace(/ /g, '-')

const pages = readdirSync(docs, { recursive: true })
  .filter((name) => name.endsWith('.md'))
  .sort()
const titles = new Map(
  pages.map((name) => [name, /^# (.*)$/m.exec(readFileSync(join(docs, name), 'utf8'))?.[1] ?? name]),
)
const problems = []

rmSync(target, { recursive: true, force: true })
for (const name of pages) {
  const out = join(target, htmlOf(name))
  mkdirSync(dirname(out), { recursive: true })
  writeFileSync(out, pageOf(name))
}
cpSync(join(docs, 'pictures'), join(target, 'pictures'), { recursive: true })
cpSync(join(root, 'schema'), join(target, 'schema'), { recursive: true })
writeFileSync(join(target, 'site.css'), readFileSync(join(root, 'scripts/docs/site.css')))
for (const problem of problems) console.log(`FAILED   ${problem}`)
if (problems.length > 0) process.exitCode = 1
else console.log(`passed   ${pages.length} pages in ${relative(process.cwd(), target) || '.'}, no link leads nowhere`)

/** `README.md` of a folder is its index. */
function htmlOf(name) {
  return name.replace(/README\.md$/, 'index.html').replace(/\.md$/, '.html')
}

function pageOf(name) {
  const up = '../'.repeat(name.split('/').length - 1)
  const links = ORDER.map((one) => `${one}.md`).filter((one) => titles.has(one))
  const nav = links.map(
    (one) => `<a href="${up}${htmlOf(one)}"${one === name ? ' aria-current="page"' : ''}>${titles.get(one)}</a>`,
  )
  const body = rendererFor(name).render(readFileSync(join(docs, name), 'utf8'))
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${titles.get(name)} - extract-codemod</title><link rel="stylesheet" href="${up}site.css"></head>
<body><nav aria-label="Documentation">${nav.join('\n')}</nav><main>
${body}</main></body></html>
`
}

function rendererFor(name) {
  const markdown = markdownIt({ html: true, linkify: false })
  const plainOpen = (tokens, at, options, _env, self) => self.renderToken(tokens, at, options)
  markdown.renderer.rules.heading_open = (tokens, at, ...rest) => {
    tokens[at].attrSet('id', slugOf(tokens[at + 1].children.map(({ content }) => content).join('')))
    return plainOpen(tokens, at, ...rest)
  }
  markdown.renderer.rules.link_open = (tokens, at, ...rest) => {
    tokens[at].attrSet('href', followed(name, tokens[at].attrGet('href')))
    return plainOpen(tokens, at, ...rest)
  }
  return markdown
}

function followed(name, href) {
  if (/^(https?:|#)/.test(href)) return href
  const [path, hash = ''] = href.split('#')
  const real = join(dirname(join(docs, name)), path)
  if (!existsSync(real)) problems.push(`docs/${name}: ${href} leads nowhere`)
  const place = real.startsWith(join(root, 'schema'))
    ? relative(dirname(join(docs, name)), join(docs, relative(root, real)))
    : path
  return htmlOf(place) + (hash === '' ? '' : `#${hash}`)
}

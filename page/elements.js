// The page's own program: no library, no request. `data` is what `src/page/page-data.ts` describes.
const data = JSON.parse(document.getElementById('data').textContent)
const $ = (id) => document.getElementById(id)

/** An element; children are nodes or texts, so nothing that stands in a file becomes markup. */
function el(name, attributes = {}, ...children) {
  const node = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (value === false || value === undefined) continue
    if (key === 'class') node.className = value
    else if (key.startsWith('on')) node.addEventListener(key.slice(2), value)
    else node.setAttribute(key, value === true ? '' : value)
  }
  node.append(...children.flat().filter((child) => child !== undefined))
  return node
}

const state = { split: innerWidth > 1100, by: '', text: '', kind: '', review: false }
const fileAt = new Map(data.files.flatMap((file) => (file.from ? [[file.from, file]] : [])))
for (const file of data.files) fileAt.set(file.path, file)
const findingsAt = new Map()
for (const one of data.findings) {
  const path = fileAt.get(one.path)?.path
  if (path) findingsAt.set(path, [...(findingsAt.get(path) ?? []), one])
}

const levelClass = (level) =>
  ({
    error: 'bad',
    warning: 'warn',
    fail: 'bad',
    warn: 'warn',
    broken: 'bad',
    open: 'warn',
    undecided: 'warn',
    pass: 'good',
    proved: 'good',
  })[level] ?? 'dim'

/** A text in which what stands between backticks is code. */
function rich(text) {
  return text
    .split(/`([^`\n]+)`/)
    .map((part, at) => (at % 2 === 1 ? el('code', {}, part) : part))
    .filter((part) => part !== '')
}

/** A place; a link to its line in the diff, where the file is in it. `text` is what stands there, for a line that has moved since. */
function fileLink(path, line, text) {
  const said = line ? `${path}:${line}` : path
  if (!fileAt.has(path)) return el('span', { class: 'mono' }, said)
  return el(
    'a',
    {
      class: 'mono',
      href: `#file:${said}`,
      onclick: (event) => (event.preventDefault(), showFile(path, line, text)),
    },
    said,
  )
}

/** A table; on a narrow screen its rows become blocks, and each cell says what column it is of. */
function table(heads, rows) {
  return el(
    'div',
    { class: 'scroll' },
    el(
      'table',
      { class: 'stack' },
      el('thead', {}, el('tr', {}, ...heads.map((head) => el('th', {}, head)))),
      el(
        'tbody',
        {},
        rows.map((row) => el('tr', {}, ...row.map((cell, at) => el('td', { 'data-head': heads[at] }, cell)))),
      ),
    ),
  )
}

/** Long lists show their beginning, and the rest when asked. */
function shortened(items, make, shown = 30) {
  const box = el('div')
  box.append(...items.slice(0, shown).map(make))
  if (items.length > shown)
    box.append(
      el(
        'button',
        { class: 'noprint more', onclick: (event) => event.target.replaceWith(...items.slice(shown).map(make)) },
        `Show ${items.length - shown} more`,
      ),
    )
  return box
}

/** Items by a key, in the order in which the keys are met. */
function grouped(items, keyOf) {
  const groups = new Map()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}

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

const state = { split: innerWidth > 1100, by: 'file', text: '', kind: '', review: false }
const findingsAt = new Map()
for (const one of data.findings) if (one.path) findingsAt.set(one.path, [...(findingsAt.get(one.path) ?? []), one])

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

function fileLink(path, line) {
  const known = data.files.some((file) => file.path === path)
  const text = line ? `${path}:${line}` : path
  if (!known) return el('span', { class: 'mono' }, text)
  return el(
    'a',
    { class: 'mono', href: `#file:${path}`, onclick: (event) => (event.preventDefault(), showFile(path)) },
    text,
  )
}

function findingCard(one) {
  return el(
    'div',
    { class: `finding ${one.level}` },
    el('b', { class: levelClass(one.level) }, one.title),
    ' ',
    el('span', { class: 'dim mono' }, one.code),
    one.path ? el('div', {}, fileLink(one.path, one.line)) : undefined,
    el('div', {}, one.reason),
    one.advice ? el('div', { class: 'dim' }, `What to do: ${one.advice}`) : undefined,
  )
}

function table(heads, rows) {
  return el(
    'div',
    { class: 'scroll' },
    el(
      'table',
      { class: 'stack' },
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          heads.map((head) => el('th', {}, head)),
        ),
      ),
      el(
        'tbody',
        {},
        rows.map((row) =>
          el(
            'tr',
            {},
            row.map((cell) => el('td', {}, cell)),
          ),
        ),
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
        { class: 'noprint', onclick: (event) => event.target.replaceWith(...items.slice(shown).map(make)) },
        `Show ${items.length - shown} more`,
      ),
    )
  return box
}

// What the reader does: buttons, filters, keys.
function setTheme(theme) {
  document.documentElement.dataset.theme = theme
  $('theme').setAttribute('aria-pressed', String(theme === 'dark'))
}
function setSplit(split) {
  state.split = split
  $('split').setAttribute('aria-pressed', String(split))
  drawFiles()
}
setTheme(matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')
$('theme').onclick = () => setTheme(document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark')
$('split').onclick = () => setSplit(!state.split)
$('by').onchange = (event) => ((state.by = event.target.value), drawFiles())
$('kind').onchange = (event) => ((state.kind = event.target.value), drawFiles())
$('only').onclick = () => (
  (state.review = !state.review),
  $('only').setAttribute('aria-pressed', String(state.review)),
  drawFiles()
)
let waiting
$('text').oninput = (event) => {
  clearTimeout(waiting)
  waiting = setTimeout(() => ((state.text = event.target.value), drawFiles()), 120)
}
$('all').onclick = () => {
  const cards = allCards()
  const open = !cards.every((card) => card.open)
  for (const card of cards) card.open = open
}
/** On paper nothing can be opened, and paper is white: every diff is shown, unless they are more than anybody prints. */
const PRINTED = 6000
let shown
addEventListener('beforeprint', () => {
  const lines = data.files.reduce((sum, file) => sum + file.added + file.removed, 0)
  const folded = [...document.querySelectorAll('details.rest, details.why'), ...allCards()].filter((one) => !one.open)
  shown = { theme: document.documentElement.dataset.theme, opened: lines > PRINTED ? [] : folded }
  setTheme('light')
  for (const one of shown.opened) {
    one.open = true
    if (one.dataset.path) drawDiff(one, fileAt.get(one.dataset.path))
  }
})
addEventListener('afterprint', () => {
  setTheme(shown.theme)
  for (const one of shown.opened) one.open = false
})
addEventListener('keydown', (event) => {
  if (/INPUT|SELECT|TEXTAREA/.test(event.target.tagName)) {
    if (event.key === 'Escape') event.target.blur()
    return
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key === '/') {
    event.preventDefault()
    $('text').focus()
  } else if (event.key === 's') setSplit(!state.split)
  else if (event.key === 't') $('theme').click()
  else if (event.key === 'e') $('all').click()
  else if (event.key === 'j' || event.key === 'k') {
    const heads = allCards().flatMap((card) => (card.checkVisibility() ? [card.querySelector('summary')] : []))
    const at = heads.indexOf(document.activeElement)
    const next = heads[Math.max(0, Math.min(heads.length - 1, at + (event.key === 'j' ? 1 : -1)))]
    next?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }
})
setSplit(state.split)
// A link to a file of the page: `#file:PATH`, `#file:PATH:LINE`.
function showLinked() {
  const [, path, line] = /^#file:(.*?)(?::(\d+))?$/.exec(decodeURIComponent(location.hash)) ?? []
  if (path !== undefined) showFile(path, line === undefined ? undefined : Number(line))
}
addEventListener('hashchange', showLinked)
showLinked()

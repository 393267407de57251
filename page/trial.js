// A trial: what was compared on both sides, what works otherwise, what is to know.
const VERDICTS = { same: 'good', different: 'bad', skipped: 'warn' }
fill(
  'trial',
  data.trial === undefined
    ? []
    : [
        el('p', {}, `Tried to the level ${data.trial.level} with ${data.trial.python}.`),
        table(
          ['what', 'verdict', 'how'],
          data.trial.stages.map((one) => [
            el('b', {}, one.title),
            el('span', { class: VERDICTS[one.verdict] }, one.verdict),
            one.detail,
          ]),
        ),
        shortened(data.trial.differences, (one) =>
          el(
            'div',
            { class: 'finding error' },
            el('b', { class: 'bad' }, `${one.kind}: ${one.subject}`),
            one.now === one.subject ? undefined : ` (now ${one.now})`,
            one.path ? el('div', {}, fileLink(one.path)) : undefined,
            el('div', {}, `before: ${one.before}`),
            el('div', {}, `after: ${one.after}`),
            one.causes.map((cause) => el('div', { class: 'dim' }, cause)),
          ),
        ),
        shortened(data.trial.notes, (note) => el('div', { class: 'dim' }, note)),
      ],
)

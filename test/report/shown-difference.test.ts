import { expect, test } from 'vitest'
import { shownDifference } from '../../src/report/shown-difference.ts'

test.each([
  ['short texts, whole', 'shop.till', 'till', 'shop.till', 'till'],
  [
    'what is new, on one line',
    '',
    '\n    from till import open_till\n    from till import shut_till\n',
    '',
    'from till import open_till from till import shut_till',
  ],
  [
    'of a line that is laid out anew what differs',
    '        with initialize(config_path="../../shop/till/config", job_name="test_app"):\n',
    '        with initialize(\n            config_path="../../packages/shop-till/src/shop_till/config",\n            job_name="test_app",\n        ):\n',
    '...../../shop/till/config...',
    '...../../packages/shop-till/src/shop_till/config...',
  ],
])('%s', (_, before, after, was, is) => {
  expect(shownDifference(before, after)).toEqual([was, is])
})

import { describe, expect, test } from 'vitest'
import { unpack } from '../../src/text/unpack.ts'

/** Text that repeats near and far, runs and noise. */
function sample(): Buffer {
  const out: number[] = []
  let noise = 7
  for (let at = 0; at < 300; at += 1) {
    noise = (Math.imul(noise, 1_103_515_245) + 12_345) & 0x7fff_ffff
    if (at % 50 === 0) out.push(...Buffer.from('farm.crops.rye '.repeat(1 + Math.floor(at / 50))))
    if (at % 97 === 0) out.push(...Buffer.from('a'.repeat(700)))
    out.push((noise >> 16) & 63)
  }
  return Buffer.from(out)
}

/** Written by the modules bz2 and lzma of Python. */
const PACKED: Readonly<Record<string, string>> = {
  bzip2:
    'QlpoMTFBWSZTWVE2A9gAAO/5iP//////////qwLYIAAQAAgwASSsFIGppp6hkDQZGm1A9IzTUZMTTRoAAqnqDTE9JoNqYnqYh6jBpGjDSGgAAC' +
    'SlGgNTAJk2gAATBNMNRgADTG5GJk3IBMFmEaysJ9uIbqCKZ0eRpeJSwxzb2mxBrwJJZlbk00ZYl3p3by1EpEFJGkry214kgM4wMibLpYqNFE8c' +
    '1A8E+FeIiZquslyArK1AJiWVX2UdXEuiNJMX3bSvEadOAbYcQ2sb8ji+hm3JwWRgLIKnskEBg5M9WoAAOR1HhTXpxrXTlnjfNFYzpCxsxO2XIY' +
    'UAJmpgf1MFHmcMe1o3oVrXRWka0iglCRZXX29h0OkmPwEAQfAgCATpzuSqDPyzBjJ1YyxsUN08W1a6YpYL2vhlIaEBsSGxdTo7vaecmULFnlzc' +
    'qfud2dQa+68V4B+3Gq9QF3QhgJ8hDyENIdZJYr7A1MnMzvCEekIbQj0hHwhDyEQEIaBexdyRThQkFE2A9gA=',
  'two bzip2 files, one behind the other':
    'QlpoOTFBWSZTWbI1ewAAAAWTgEABIAArAtggIAAxANAA1NGaI8pVogTheMK0XXxdyRThQkLI1ewAQlpoOTFBWSZTWZ45Y3QAALh5iP////////' +
    '//qwLYIAAQAAgwASSsEUTCaaeoAZNGmmm0g9IzTSYTQGQACqaBhPSaDJmppk0epphkmTTNQaMgAAkpRoAAGgAEYmAAAmAA0abkTXLzAbFqESqk' +
    'JosYnD6iJqnMu7iQkMk8rORM6xAgg6pfnnkJHbe4OLK8twz0pmUFlYnhzBnEC6eQmm5VZIm8YvITHDFbjGiWtrZvQDErtBMyeo+JCSkcUaKQfu' +
    '+hcpJ0oFmzsizTj8uVeIV2XkqhAOUNHZE4BDsztcAAAqMm8GbBOsrfMOeN8hbTqIXBF0n5YYbYIlogf1XCCdbKa7olPr56VKBKzJLJOxuDfa2G' +
    'Ppmy+AA4PgAcALxjObE1jVOnSM9WByMbW6KW1LKQZocEvLOyUgC5Le9dPpp4tPUJU+xZ6daFTRn2tz2r9eC4Bqah1u6BeQQxIdAhwEOpIo7F/M' +
    'DWxtmZwBHwEPwR8BEIEOAh4CGkj6LuSKcKEhPHLG6A',
  xz:
    '/Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj4A1WAUBdADMYSquM3HD6O+rzPKHbjSXOAyKhB+Va6rnoYc2psYVEQdGmBQZkBc/+zRq1QWhBO1kD2f' +
    'rlZu4z2F0Rvg6iUrML+THcqnItSwek/IxmKEZo6OUMfxRF/lMmQ9K3xSt2C2GDYYRt64BxPhtV2LiUxJUlezl7rpM3Mz60EyGxjF0GmotoFVYT' +
    'LlLPer6x4sTCDDmUhsdJKrr2701W5xf67O/hTXfrxOZyBGnqwGFkRV/oATYUwhFyASY9nS0eKbuD8xkvjQuvNElWD2Dc0ULftoaK+aHmR8bMpV' +
    'GV++vIp4o5HSUf5LBjmolkbJdSf+hb8vzq2Z+BQ/nAZsRBMCFs251pGMhkvtCtwpXN+AmI3ctA3n+pdAvIqXN0TDUZPNCOzHRKzBGFheFarNRD' +
    't+JC2MpP0nrcsxlK87jRwsBufpbEAPWBLcJrsLr1AAHcAtcaAABv/Ft2scRn+wIAAAAABFla',
  'xz without a check sum and with other properties':
    '/Td6WFoAAAD/EtlBAgAhARYAAAB0L+Wj4A1WAUZAADMYSrlAVOPUj4S6ee+TdbKUv8Uq9kz46OXBT7PQzLOcTjwF1dRzWar7564Qqo52QpqxHQ' +
    '0BHTr8u9lP59yiP8S2G4f6cgNKX54kNU+T0AuRoHQ5egzdNfUY74p1soqDt6rAG/1R9/8z/NrtZUcLTz/peJv7O0vTOMp1vP+7B1BYMceIp/zs' +
    'dw3nMmGotrTLDlg6Pb22/OeRWrOrlc9l9i2x4gwUtP9cq2GpDjP6xoaKCg4CmB146bhud8xnFlb01SpKCqtD3yWGFaQn0Yum7HcgdGHqsMvInO' +
    'WVNU8WlCuRcEi/svqVNizD2Ya5+PzOn5tphgKRoTNnKH7OmkwuOHM40jWN3ZMzk5Nutd1ErxPnmo36DJ+Svr00MgoKi0lelGksHU6tGpz9fsQy' +
    'xVVUtve82Jl758FvpWojX+QFo3UauFZiXxIOAAAAAAHaAtcaAAByHwKgqAAK/AIAAAAAAFla',
  lzma:
    'XQAAgAD//////////wAzGEqrjNxw+jvq8zyh240lzgMioQflWuq56GHNqbGFREHRpgUGZAXP/s0atUFoQTtZA9n65WbuM9hdEb4OolKzC/kx3K' +
    'pyLUsHpPyMZihGaOjlDH8URf5TJkPSt8Urdgthg2GEbeuAcT4bVdi4lMSVJXs5e66TNzM+tBMhsYxdBpqLaBVWEy5Sz3q+seLEwgw5lIbHSSq6' +
    '9u9NVucX+uzv4U1368TmcgRp6sBhZEVf6AE2FMIRcgEmPZ0tHim7g/MZL40LrzRJVg9g3NFC37aGivmh5kfGzKVRlfvryKeKOR0lH+SwY5qJZG' +
    'yXUn/oW/L86tmfgUP5wGbEQTAhbNudaRjIZL7QrcKVzfgJiN3LQN5/qXQLyKlzdEw1GTzQjsx0SswRhYXhWqzUQ7fiQtjKT9J63LMZSvO40cLA' +
    'mwG8rf/9nlgA',
}

describe('files that are packed are opened', () => {
  test.each(Object.entries(PACKED))('%s', (_, packed) => {
    expect(unpack(Buffer.from(packed, 'base64'))).toEqual({ parts: [sample()] })
  })

  test.each(Object.entries(PACKED))('%s: no further than it may be', (_, packed) => {
    const limits = { packed: 1000, unpacked: 50 }
    expect(unpack(Buffer.from(packed, 'base64'), limits)).toMatchObject({ reason: expect.stringContaining('') })
  })

  test.each(Object.entries(PACKED))('%s: one that ends early says so', (_, packed) => {
    const bytes = Buffer.from(packed, 'base64')
    expect(unpack(bytes.subarray(0, bytes.length - 30))).toHaveProperty('reason')
  })

  test('broken bytes give a reason and nothing else', () => {
    for (const packed of Object.values(PACKED))
      for (let at = 6; at < 200; at += 13) {
        const bytes = Buffer.from(packed, 'base64')
        bytes[at] = (bytes[at] ?? 0) ^ 0x5a
        expect(Object.keys(unpack(bytes)).sort()).toSatisfy((keys: string[]) =>
          /^(parts|packing,reason)$/.test(keys.join()),
        )
      }
  })
})

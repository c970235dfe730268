import { describe, expect, it } from 'vitest'
import { glimpseOf, theirWords } from '../../src/spine/national/their-words.js'

describe('the words of a national service', () => {
  it.each([
    ['diagnostics', { issue: [{ code: 'invalid', diagnostics: 'No such practice' }] }, 'No such practice'],
    [
      'details, as PDS has them',
      { issue: [{ code: 'structure', details: { coding: [{ code: 'RESOURCE_NOT_FOUND', display: 'Not found' }] } }] },
      'RESOURCE_NOT_FOUND, Not found',
    ],
    ['the text of details', { issue: [{ code: 'x', details: { text: 'Try later' } }] }, 'Try later'],
    ['every issue', { issue: [{ diagnostics: 'one' }, { diagnostics: 'two' }] }, 'one; two'],
    ['a code alone', { issue: [{ code: 'forbidden' }] }, 'forbidden'],
    [
      'the fault of a gateway',
      { fault: { faultstring: 'Invalid ApiKey', detail: { errorcode: 'oauth.v2.InvalidApiKey' } } },
      'Invalid ApiKey, oauth.v2.InvalidApiKey',
    ],
    ['an error of OAuth', { error: 'invalid_client', error_description: 'Unknown' }, 'invalid_client; Unknown'],
    ['a message', { message: 'Forbidden' }, 'Forbidden'],
    ['nothing', {}, 'without a reason'],
    ['an odd form', { issue: 'x', fault: 7 }, 'without a reason'],
  ])('are shown: %s', (_what, body, words) => expect(theirWords(body)).toBe(words))

  it('are bounded', () => expect(theirWords({ message: 'x'.repeat(1000) })).toHaveLength(301))

  it('are those of a page without its tags', () =>
    expect(glimpseOf('<html><style>b {}</style><h1>403 Forbidden</h1>\n<p>nginx</p></html>')).toBe(
      '403 Forbidden nginx',
    ))
})

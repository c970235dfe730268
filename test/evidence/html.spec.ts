import { describe, expect, it } from 'vitest'
import { html, link } from '../../src/evidence/html/markup.js'
import { page } from '../../src/evidence/html/page.js'
import { summarise } from '../../src/evidence/summary.js'
import { coverageOf } from '../../src/run/coverage.js'
import { run } from '../../src/run/runner.js'
import { request, variantNamed } from '../run/helpers.js'
import { options } from './helpers.js'

const sources = options()

async function made(changes: Parameters<typeof request>[0] = {}): Promise<string> {
  const record = await run(request(changes))
  const variant = variantNamed('foundations@1.2.7')
  const table = coverageOf(record, variant, sources.register, sources.outOfScope, new Set())
  const tables = new Map([[variant.id, table]])
  return page(record, summarise(record, '0.0.0', tables), tables, sources)
}

describe('index.html', () => {
  it('shows each failure with rule, page, expected, received, exchange and curl line', async () => {
    const text = await made()
    const card = text.slice(text.indexOf('breaks a rule'), text.indexOf('lacks a prerequisite'))
    expect(card).toContain('FND-FINDPAT-005')
    expect(card).toContain('https://developer.nhs.uk/apis/gpconnect-1-2-7/foundations_use_case_find_a_patient.html')
    expect(card).toContain('one &lt;thing&gt;')
    expect(card).toContain('another &amp; &quot;thing&quot;')
    expect(card).toContain('GET https://provider.example/Patient')
    expect(card).toContain('curl &#39;https://provider.example/Patient&#39;')
  })

  it('escapes everything that came from elsewhere', async () => {
    const text = await made()
    expect(text).toContain('&lt;b&gt;&amp;')
    expect(text).not.toContain('<b>&"')
    expect(text).not.toMatch(/<(script|img|iframe|object|embed|form)\b/i)
  })

  it('needs nothing from anywhere: links are only followed by a person', async () => {
    const text = await made()
    expect(text).not.toMatch(/\s(src|srcset|data|action|poster)\s*=/i)
    expect(text).not.toMatch(/<link\b|@import|url\(/i)
    expect([...text.matchAll(/<a href="([^"]*)"/g)].every(([, to]) => /^(#|https:\/\/)/.test(to ?? ''))).toBe(true)
  })

  it('says that a run was cut short', async () => {
    expect(await made({ failFast: true })).toContain('Incomplete:')
  })
})

describe('markup', () => {
  it('escapes text, keeps markup, leaves out what is absent', () => {
    expect(html`<p>${'<&>"\''}${undefined}${false}${[html`<i>${1}</i>`, 'x']}</p>`.text).toBe(
      '<p>&lt;&amp;&gt;&quot;&#39;<i>1</i>x</p>',
    )
  })

  it('links to https only', () => {
    expect(link('javascript:alert(1)', 'x').text).toBe('x')
    expect(link(undefined, '<x>').text).toBe('&lt;x&gt;')
  })
})

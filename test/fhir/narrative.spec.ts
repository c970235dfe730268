import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inPackage } from '../../src/core/index.js'
import { checkNarrative } from '../../src/fhir/index.js'

const div = (inside: string): string => `<div xmlns="http://www.w3.org/1999/xhtml">${inside}</div>`

const SOUND = [
  div('text'),
  div('<h1>a</h1><p class="x" style="color: red" title="b">c<br/></p>'),
  div(
    '<table summary="a"><thead><tr><th colspan="2">a</th></tr></thead><tbody><tr><td nowrap="nowrap">b</td></tr></tbody></table>',
  ),
  div('<a href="#local" name="n">a</a><a href="https://www.nhs.uk">b</a><img src="#pic" alt="c"/>'),
  div('<img src="data:image/png;base64,AAAA"/>'),
  div('&lt;script&gt; &amp; &#160;'),
  '<h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:b>a</h:b></h:div>',
]

const BREACHES: readonly (readonly [xhtml: string, rule: string])[] = [
  ['', 'xhtml-malformed'],
  ['text', 'xhtml-malformed'],
  [div('<b>a'), 'xhtml-malformed'],
  [div('<p class=a>b</p>'), 'xhtml-malformed'],
  [div('a &nbsp; b'), 'xhtml-malformed'],
  [div('a') + div('b'), 'xhtml-malformed'],
  [`<!DOCTYPE html>${div('a')}`, 'xhtml-malformed'],
  [`<?xml version="1.0"?>${div('a')}`, 'xhtml-malformed'],
  ['<div>a</div>', 'xhtml-root'],
  ['<p xmlns="http://www.w3.org/1999/xhtml">a</p>', 'xhtml-root'],
  [div('<script>a</script>'), 'xhtml-element'],
  [div('<form>a</form>'), 'xhtml-element'],
  [div('a<iframe/>'), 'xhtml-element'],
  [div('a<object/>'), 'xhtml-element'],
  [div('a<font>b</font>'), 'xhtml-element'],
  [div('<svg xmlns="http://www.w3.org/2000/svg">a</svg>'), 'xhtml-element'],
  [div('<P>a</P>'), 'xhtml-element'],
  [div('<p color="red">a</p>'), 'xhtml-attribute'],
  [div('<a target="_blank" href="#a">a</a>'), 'xhtml-attribute'],
  [div('<p xml:base="http://a">a</p>'), 'xhtml-attribute'],
  [div('<p onclick="a()">a</p>'), 'xhtml-active-content'],
  [div('<p onFocus="a()">a</p>'), 'xhtml-active-content'],
  [div('<a href="javascript:a()">a</a>'), 'xhtml-active-content'],
  [div('<a href=" java&#10;script:a()">a</a>'), 'xhtml-active-content'],
  [div('<p style="width: expression(a())">a</p>'), 'xhtml-active-content'],
  [div('a<?php b ?>'), 'xhtml-active-content'],
  [div(' \n '), 'xhtml-empty'],
  [div('<p><br/></p>'), 'xhtml-empty'],
]

describe('a narrative', () => {
  it.each(SOUND)('%s is sound', (xhtml) => {
    expect(checkNarrative(xhtml)).toEqual({ ok: true, problems: [] })
  })

  it.each(BREACHES)('%s: %s', (xhtml, rule) => {
    const { ok, problems } = checkNarrative(xhtml)
    expect(ok).toBe(false)
    expect(problems.map((p) => p.rule)).toEqual([rule])
  })

  it('of any depth and any text is judged', () => {
    expect(checkNarrative(div('<b>'.repeat(100_000))).problems.map((p) => p.rule)).toEqual(['xhtml-malformed'])
    fc.assert(fc.property(fc.string(), (text) => typeof checkNarrative(div(text)).ok === 'boolean'))
  })

  it('has a bounded list of problems', () => {
    expect(checkNarrative(div('a<font/>'.repeat(1000))).problems).toHaveLength(50)
  })
})

const types = inPackage('..', 'shared', 'definitions', 'fhir-stu3-core', 'profiles-types.json')

describe.skipIf(!existsSync(types))('txt-1 of the official definition (skipped where it is absent)', () => {
  const xpath = /"key":"txt-1"[^]*?"xpath":"([^"]*)"/.exec(existsSync(types) ? readFileSync(types, 'utf8') : '')?.[1]
  const [elements, attributes] = (xpath ?? '')
    .split('@*')
    .map((part) => [...part.matchAll(/'(\w+)'/g)].map((m) => m[1]))

  it('allows no element that is refused here', () => {
    expect(elements?.length).toBeGreaterThan(40)
    const refused = elements?.filter((name) => !checkNarrative(div(`a<${name}>b</${name}>`)).ok)
    expect(refused).toEqual([])
  })

  it('allows no attribute that is refused here', () => {
    expect(attributes?.length).toBeGreaterThan(40)
    expect(attributes?.filter((name) => !checkNarrative(div(`a<p ${name}="b">c</p>`)).ok)).toEqual([])
  })
})

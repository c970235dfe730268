import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { packageRoot } from '../../src/core/index.js'
import { setRunContext, type RunContext } from '../../src/run/context.js'
import { loadSteps, runPass } from '../../src/run/cucumber.js'
import { FEATURES } from '../../src/run/plan.js'
import '../run/helpers.js'

/**
 * The rooms of the step definitions that the scenarios of a product may use beside the general ones: its own, what it
 * shares with its kind, and those of the products that it calls on the way.
 */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  foundations: ['foundations'],
  'appointment-management': ['appointment-management', 'scheduling', 'foundations'],
  'care-connect-scheduling': ['care-connect-scheduling', 'scheduling'],
}
/** What every room builds on. */
const GENERAL = ['', 'support']

const roomOf = (path: string): string => {
  const folder = dirname(relative(join(packageRoot, 'steps'), resolve(packageRoot, path)))
  return folder === '.' ? '' : folder
}

/** The room of each step definition, by its id. */
const rooms = new Map<string, string>()

/** Every step of every scenario, with the products that the scenario is tagged with and the room of its definition. */
async function stepsInFeatures(): Promise<{ products: string[]; room: string; text: string }[]> {
  const pickles = new Map<string, { products: string[]; texts: Map<string, string> }>()
  const steps: { products: string[]; room: string; text: string }[] = []
  setRunContext({} as RunContext)
  await runPass({
    paths: FEATURES,
    dryRun: true,
    support: await loadSteps(),
    onMessage: ({ pickle, testCase, stepDefinition }) => {
      if (stepDefinition) rooms.set(stepDefinition.id, roomOf(stepDefinition.sourceReference.uri ?? ''))
      if (pickle) {
        const products = pickle.tags.map(({ name }) => name.slice(1)).filter((name) => name in ROOMS)
        pickles.set(pickle.id, { products, texts: new Map(pickle.steps.map(({ id, text }) => [id, text])) })
      }
      const of = testCase && pickles.get(testCase.pickleId)
      if (!of) return
      for (const { stepDefinitionIds = [], pickleStepId = '' } of testCase.testSteps)
        for (const id of stepDefinitionIds)
          steps.push({ products: of.products, room: rooms.get(id) ?? '?', text: of.texts.get(pickleStepId) ?? '' })
    },
  })
  return steps
}

const steps = await stepsInFeatures()
setRunContext(undefined)

describe('the rooms of the steps', () => {
  it('are those of the features that use them, all their products’', () => {
    expect(steps.length).toBeGreaterThan(5000)
    const astray = steps.filter(
      ({ products, room }) => room !== '' && !products.every((product) => ROOMS[product]?.includes(room)),
    )
    expect([...new Set(astray.map(({ room, products, text }) => `${products.join(' ')}: ${text} (${room})`))]).toEqual(
      [],
    )
  })

  it('are each used by a product', () => {
    const used = new Set(Object.values(ROOMS).flat())
    expect([...new Set(rooms.values())].filter((room) => room !== '' && !used.has(room))).toEqual([])
  })

  it('import what is general or stands beneath them, and no other product’s room', () => {
    const files = readdirSync(join(packageRoot, 'steps'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join('steps', name))
    const breaches = files.flatMap((file) => {
      const from = roomOf(file)
      const { importedFiles } = ts.preProcessFile(readFileSync(join(packageRoot, file), 'utf8'))
      const may = [...GENERAL, from, ...(ROOMS[from] ?? [])]
      return importedFiles
        .filter(({ fileName }) => fileName.startsWith('.'))
        .map(({ fileName }) => resolve(packageRoot, dirname(file), fileName))
        .filter((to) => to.startsWith(join(packageRoot, 'steps')) && !may.includes(roomOf(to)))
        .map((to) => `${file} imports ${relative(packageRoot, to)}`)
    })
    // The World holds what a scheduling scenario books, as checks and evidence know it.
    expect(breaches).toEqual(['steps/world.ts imports steps/scheduling/booking-under-test.js'])
  })
})

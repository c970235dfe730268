/**
 * Writes profiles/stu3-elements.txt from the official FHIR STU3 definitions: for every type its base, and for
 * every element its name, types, whether it repeats and whether XML writes it as an attribute, in the order of the
 * definition. Facts only; no published prose.
 *
 *   node tools/stu3-elements.mjs <folder of profiles-types.json and profiles-resources.json>
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = process.argv[2]
if (folder === undefined) throw new Error('usage: node tools/stu3-elements.mjs FOLDER')

const load = (name) => JSON.parse(readFileSync(join(folder, name), 'utf8')).entry.map((e) => e.resource)
const definitions = [...load('profiles-types.json'), ...load('profiles-resources.json')].filter(
  (d) => d.resourceType === 'StructureDefinition' && d.kind !== 'logical' && d.derivation !== 'constraint',
)
const primitives = definitions.filter((d) => d.kind === 'primitive-type').map((d) => d.name)
const nameOf = (canonical) => canonical?.split('/').pop()
const parentOf = (path) => path.slice(0, path.lastIndexOf('.'))

/** The types of an element; children of its own make it a type named by its path. */
function typesOf(element, elements) {
  if (element.contentReference) return [element.contentReference.slice(1)]
  if (elements.some((e) => parentOf(e.path) === element.path)) return [element.path]
  return [...new Set(element.type.map((t) => t.code))]
}

/** Lines `Type<Base name:types*@ ...`; what the base already says is left out. */
function linesOf(definition) {
  const elements = definition.snapshot.element
  const parents = [...new Set(elements.slice(1).map((e) => parentOf(e.path)))]
  if (parents.length === 0) parents.push(definition.name)
  return parents.map((parent) => {
    const own = parent === definition.name
    const self = elements.find((e) => e.path === parent)
    const base = own ? nameOf(definition.baseDefinition) : self.type[0].code
    const facts = elements
      .filter((e) => e.path.includes('.') && parentOf(e.path) === parent)
      .map((e) => {
        const types = typesOf(e, elements).join('|')
        const attribute = e.representation?.includes('xmlAttr') ? '@' : ''
        return `${e.path.slice(parent.length + 1)}:${types}${e.max === '*' ? '*' : ''}${attribute}`
      })
    return { name: parent, base, facts }
  })
}

const rows = new Map(
  definitions
    .filter((d) => d.kind !== 'primitive-type')
    .flatMap(linesOf)
    .map((row) => [row.name, row]),
)
const any = rows
  .get('Extension')
  .facts.find((f) => f.startsWith('value[x]:'))
  .split(':')[1]
const lines = [...rows.values()].map(({ name, base, facts }) => {
  const inherited = rows.get(base)?.facts ?? []
  if (!inherited.every((fact, i) => facts[i] === fact)) throw new Error(`${name} does not begin as ${base} does`)
  const own = facts.slice(inherited.length).map((f) => f.replace(any, 'any'))
  return [base ? `${name}<${base}` : name, ...own].join(' ')
})

writeFileSync(
  join(import.meta.dirname, '..', 'profiles', 'stu3-elements.txt'),
  `# Types of FHIR 3.0.2, written by tools/stu3-elements.mjs from the definitions of HL7 (CC0): do not edit.
# First the primitive types, then the types of an open choice (written \`any\` below), then one type a line: name, base,
# elements in order (\`name:types\`, \`*\` repeats, \`@\` an attribute in XML).
${[primitives.join(' '), any, ...lines].join('\n')}
`,
)

/**
 * Writes profiles/stu3-elements.txt from the official FHIR STU3 definitions: for every type its base, and for every
 * element its name, types, targets, required code list, whether it must be there, repeats or is an attribute in XML, in
 * the order of the definition. Facts only; no published prose.
 *
 *   node tools/stu3-elements.mjs <folder of profiles-types.json, profiles-resources.json and valuesets.json>
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = process.argv[2]
if (folder === undefined) throw new Error('usage: node tools/stu3-elements.mjs FOLDER')

const profiles = join(import.meta.dirname, '..', 'profiles')
const load = (name) => JSON.parse(readFileSync(join(folder, name), 'utf8')).entry.map((e) => e.resource)
const definitions = [...load('profiles-types.json'), ...load('profiles-resources.json')].filter(
  (d) => d.resourceType === 'StructureDefinition' && d.kind !== 'logical' && d.derivation !== 'constraint',
)
const terminology = new Map(load('valuesets.json').map((d) => [`${d.resourceType} ${d.url}`, d]))
const primitives = definitions.filter((d) => d.kind === 'primitive-type').map((d) => d.name)
const nameOf = (canonical) => canonical?.split('/').pop()
const parentOf = (path) => path.slice(0, path.lastIndexOf('.'))

/** The types of an element; children of its own make it a type named by its path. */
function typesOf(element, elements) {
  if (element.contentReference) return [element.contentReference.slice(1)]
  if (elements.some((e) => parentOf(e.path) === element.path)) return [element.path]
  return [...new Set(element.type.map((t) => t.code))].map((code) => code + targetsOf(element, code))
}

/** ` (Patient,Group)`: what a reference may lead to, where it is not any resource. */
function targetsOf(element, code) {
  const targets = element.type
    .filter((t) => t.code === code && code === 'Reference')
    .map((t) => nameOf(t.targetProfile))
  return targets.length === 0 || targets.some((t) => t === undefined || t === 'Resource')
    ? ''
    : `(${targets.join(',')})`
}

const lists = new Map()

/** `=flag-status`: the list that the codes of an element have to be from, where it is a whole code system of its name. */
function listOf({ binding }) {
  if (binding?.strength !== 'required') return ''
  const url = binding.valueSetUri ?? binding.valueSetReference?.reference ?? ''
  const name = nameOf(url)
  const { system, ...narrower } = terminology.get(`ValueSet ${url}`)?.compose.include[0] ?? {}
  const list = terminology.get(`CodeSystem ${system}`)
  if (system !== `http://hl7.org/fhir/${name}` || Object.keys(narrower).length > 0 || list === undefined) return ''
  lists.set(
    name,
    list.concept.flatMap(function codes(c) {
      return [c.code, ...(c.concept ?? []).flatMap(codes)]
    }),
  )
  return `=${name}`
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
        const flags = [e.max === '*' && '*', e.representation?.includes('xmlAttr') && '@', e.min > 0 && '!']
        return `${e.path.slice(parent.length + 1)}:${types}${listOf(e)}${flags.filter(Boolean).join('')}`
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
/** A list that has a file in profiles/fhir-stu3 is not said twice. */
const listed = [...lists]
  .filter(([name]) => !existsSync(join(profiles, 'fhir-stu3', 'ValueSet', `${name}.json`)))
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([name, codes]) => [`=${name}`, ...codes].join(' '))

writeFileSync(
  join(profiles, 'stu3-elements.txt'),
  `# Types of FHIR 3.0.2, written by tools/stu3-elements.mjs from the definitions of HL7 (CC0): do not edit.
# First the primitive types, then the types of an open choice (written \`any\` below), then one type a line: name, base,
# elements in order (\`name:types\`; \`Reference(A,B)\` leads to these, \`=list\` the list of its codes, \`*\` repeats, \`@\` an
# attribute in XML, \`!\` must be there). Last the lists of codes that have no file in fhir-stu3, one a line (\`=name\`).
${[primitives.join(' '), any, ...lines, ...listed].join('\n')}
`,
)

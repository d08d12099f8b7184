// Puts a fault of faults.json into a copy of a good bundle.

/** The bundle with this fault in it, or nothing when it has no such place. */
export function spoiled(bundle, fault) {
  const copy = structuredClone(bundle)
  const part = copy.entry.find(
    ({ resource }) => resource.resourceType === fault.of && (!fault.having || fault.having in resource)
  )
  if (!part) return undefined
  if (fault.twice) {
    copy.entry.push(part)
    return copy
  }
  let place = part.resource
  for (const step of fault.at?.split('.') ?? []) place = place?.[step]
  if (!place) return undefined
  if (fault.remove) delete place[fault.remove]
  Object.assign(place, fault.set)
  return copy
}

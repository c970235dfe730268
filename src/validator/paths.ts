/** `Bundle/entry/0/resource/_birthDate` as FHIRPath with indexes: `Bundle.entry[0].resource.birthDate`. */
export const fhirPath = (pointer: string): string =>
  pointer
    .split('/')
    .map((step, i) => {
      if (i === 0) return step
      if (/^\d+$/.test(step)) return `[${step}]`
      return `.${step
        .replace(/~1/g, '/')
        .replace(/~0/g, '~')
        .replace(/^_(?=[A-Za-z])/, '')}`
    })
    .join('')

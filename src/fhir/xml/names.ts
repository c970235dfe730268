/** The namespace of every FHIR element. */
export const FHIR_NS = 'http://hl7.org/fhir'

/** The namespace of narratives. */
export const XHTML_NS = 'http://www.w3.org/1999/xhtml'

/** The namespace of schemaLocation and its like, which a resource must not hold. */
export const XSI_NS = 'http://www.w3.org/2001/XMLSchema-instance'

/** The namespace of namespace declarations. */
export const XMLNS_NS = 'http://www.w3.org/2000/xmlns/'

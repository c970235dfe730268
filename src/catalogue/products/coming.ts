/**
 * The orders of versions in registers of products that no variant judges yet: what `since` and `until` of their rows
 * are measured by. A register that is not here, and is no product's, names its editions.
 */
export const comingOrders: Readonly<Record<string, readonly string[]>> = {
  'access-record-structured': ['1.2.7', '1.5.1', '1.6.0', '1.6.2'],
  'access-document': ['1.5.1', '1.6.0', '1.6.2'],
  'access-record-html': ['0.7.4'],
  'send-document': ['1.3.1', '1.4.0', '1.5.0', '1.5.1', '1.5.2', '1.6.0'],
  'update-record': ['1.6.0'],
}

import { BAD_REQUEST } from './answers.js'
import { comparesScope } from './declared.js'
import { refusal, type Refusal } from './refusal.js'

/** A scope that is one of the four, but not of the endpoint: graded only where the supplier declares scope checking. */
export const scopeRefusals: readonly Refusal[] = [
  refusal(
    'scope-of-another-endpoint',
    [
      'SPINE-SEC-010',
      'SPINE-SEC-011',
      'SPINE-SEC-012',
      'SPINE-SEC-013',
      'SPINE-SEC-014',
      'SPINE-SEC-015',
      'SPINE-SEC-009',
      'SPINE-JWT-022',
    ],
    [BAD_REQUEST],
    {
      otherRefusal: 'The security page lists acceptable scopes and names no code (derived, A54).',
      token: true,
      ifDeclared: comparesScope,
    },
  ),
]

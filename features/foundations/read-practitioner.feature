@foundations @read-practitioner
Feature: Read a practitioner
  A read by logical id gives the practitioner that the search gave.

  @control:served @req:FND-READPRAC-007 @req:FND-READPRAC-012 @req:FND-READPRAC-013
  Scenario Outline: The practitioner "<role>" is read, populated by the rules
    Given the id of the practitioner "<role>"
    When the read practitioner request is sent
    Then the provider answers with success
    And the read practitioner rules hold
    And the standard rules hold

    Examples:
      | role              |
      | no-role-profile   |
      | one-role-profile  |
      | two-role-profiles |

  @find-practitioner @req:FND-READPRAC-009 @req:FND-READPRAC-010 @req:FND-READPRAC-011
  Scenario Outline: The practitioner "<role>" is read as it was found
    Given the practitioner "<role>" has been found
    When the read practitioner request is sent
    Then the provider answers with success
    And the practitioner as found rules hold

    Examples:
      | role              |
      | no-role-profile   |
      | one-role-profile  |
      | two-role-profiles |

  @req:FND-READPRAC-009 @req:FND-READPRAC-010 @req:FND-READPRAC-011
  Scenario Outline: What was loaded for the practitioner "<role>" is read
    Given the id of the practitioner "<role>"
    When the read practitioner request is sent
    Then the provider answers with success
    And the loaded practitioner rules hold

    Examples:
      | role              |
      | one-role-profile  |
      | two-role-profiles |

  @req:FND-READPRAC-003
  Scenario: An id that no practitioner has is refused
    Given an id that no practitioner has
    When the read practitioner request is sent
    Then the request is refused: unknown practitioner id
    And the standard rules hold

  @req:FND-READPRAC-003
  Scenario Outline: A read with <deviation> is refused
    Given the id of the practitioner "one-role-profile"
    And the request deviates: "<deviation>"
    When the read practitioner request is sent
    Then the request is refused: <refusal>
    And the standard rules hold

    Examples:
      | deviation                       | refusal                  |
      | id of digits that nobody has    | unknown practitioner id  |
      | id in UUID form that nobody has | unknown practitioner id  |
      | id of digits beyond 31 bits that nobody has | unknown practitioner id |
      | id of digits beyond 63 bits that nobody has | unknown practitioner id |
      | id of 64 characters that nobody has | unknown practitioner id |
      | id of 65 characters             | overlong practitioner id |

@difference:profile-location
@foundations @read-location
Feature: Read a location
  The surgeries of a practice. No search leads to them: the target file names an id, or a patient prefers the surgery.

  @control:served @req:FND-GEN-011 @req:FND-READLOC-013 @req:SPINE-BRANCH-003
  Scenario Outline: The "<role>" is read, populated by the rules
    Given the id of the location "<role>"
    When the read location request is sent
    Then the provider answers with success
    And the read location rules hold
    And the standard rules hold

    Examples:
      | role           |
      | main-surgery   |
      | branch-surgery |

  @req:FND-READLOC-008 @req:FND-READLOC-009 @req:FND-READLOC-012
  Scenario Outline: What was loaded for the "<role>" is read
    Given the id of the location "<role>"
    When the read location request is sent
    Then the provider answers with success
    And the loaded location rules hold

    Examples:
      | role           |
      | main-surgery   |
      | branch-surgery |

  @req:FND-READLOC-011 @req:SPINE-BRANCH-001 @req:SPINE-BRANCH-002
  Scenario Outline: The "<role>" is managed by the practice
    Given the id of the location "<role>"
    When the read location request is sent
    Then the provider answers with success
    When the references of the answer are followed
    Then the followed location references rules hold

    Examples:
      | role           |
      | main-surgery   |
      | branch-surgery |

  @req:FND-READLOC-004
  Scenario: An id that no location has is refused
    Given an id that no location has
    When the read location request is sent
    Then the request is refused: unknown location id
    And the standard rules hold

  @req:FND-READLOC-004
  Scenario Outline: A read with <deviation> is refused
    Given the id of the location "main-surgery"
    And the request deviates: "<deviation>"
    When the read location request is sent
    Then the request is refused: <refusal>
    And the standard rules hold

    Examples:
      | deviation                       | refusal              |
      | id of digits that nobody has    | unknown location id  |
      | id in UUID form that nobody has | unknown location id  |
      | id of digits beyond 31 bits that nobody has | unknown location id |
      | id of digits beyond 63 bits that nobody has | unknown location id |
      | id of 64 characters that nobody has | unknown location id |
      | id of 65 characters             | overlong location id |

@difference:profile-practitioner
@foundations @find-practitioner
Feature: Find a practitioner
  A search by SDS user id gives the practitioner with its SDS role profiles.

  @control:served @req:FND-FINDPRAC-020 @req:FND-FINDPRAC-021 @req:FND-FINDPRAC-022
  Scenario Outline: The practitioner "<role>" is found, populated by the rules
    Given the practitioner "<role>"
    When the find practitioner request is sent
    Then the provider answers with success
    And it holds that the record is found
    And the found practitioner rules hold
    And the standard rules hold

    Examples:
      | role              |
      | no-role-profile   |
      | one-role-profile  |
      | two-role-profiles |

  @req:FND-FINDPRAC-017 @req:FND-FINDPRAC-018 @req:FND-FINDPRAC-019
  Scenario Outline: What was loaded for the practitioner "<role>" is found
    Given the practitioner "<role>"
    When the find practitioner request is sent
    Then it holds that the record is found
    And the loaded practitioner rules hold

    Examples:
      | role              |
      | no-role-profile   |
      | one-role-profile  |
      | two-role-profiles |

  @req:FND-FINDPRAC-009
  Scenario: A user id that no record has finds nothing, and that is no error
    Given the practitioner "unknown"
    And a control search for the practitioner "one-role-profile"
    When the find practitioner request is sent
    Then it holds that nothing found is an empty Bundle
    And the standard rules hold

  Scenario Outline: A search with <deviation> is refused
    Given the practitioner "one-role-profile"
    And the request deviates: "<deviation>"
    When the find practitioner request is sent
    Then the request is refused: <refusal>
    And the standard rules hold

    @req:FND-FINDPRAC-007
    Examples: the system
      | deviation                         | refusal                   |
      | identifier system of another kind | unknown identifier system |
      | misspelt identifier system        | unknown identifier system |
      | empty identifier system           | identifier without system |
      | identifier value alone            | identifier without system |

    @req:FND-FINDPRAC-008
    Examples: the value
      | deviation                         | refusal                   |
      | identifier value of 65 characters | overlong identifier value |
      | empty identifier value            | identifier without value  |

    @req:FND-FINDPRAC-006
    Examples: the parameter
      | deviation                | refusal                   |
      | no identifier            | search without identifier |
      | identifier in wrong case | search without identifier |
      | two identifiers          | two identifiers           |
      | same identifier twice    | same identifier twice     |

  @req:SPINE-HTTP-032
  Scenario Outline: A search with the <deviation> finds the same
    Given the practitioner "one-role-profile"
    When the find practitioner request is sent
    Given the request deviates: "<deviation>"
    When the find practitioner request is sent again
    Then it holds that unknown criteria are ignored
    And the standard rules hold

    Examples:
      | deviation                             |
      | unknown parameter foo                 |
      | unknown parameter foo twice           |
      | unknown parameter foo without a value |
      | parameter _sort                       |

  @req:SPINE-HTTP-032
  Scenario: A search with the parameter _count is served
    Given the practitioner "one-role-profile"
    And the request deviates: "parameter _count"
    When the find practitioner request is sent
    Then it holds that the count parameter does no harm
    And the standard rules hold

  @req:FND-FINDPRAC-002 @req:SPINE-HTTP-013
  Scenario: Percent-encoding makes no difference
    Given the practitioner "one-role-profile"
    When the find practitioner request is sent
    Given the request deviates: "identifier percent-encoded throughout"
    When the find practitioner request is sent again
    Then it holds that percent encoding makes no difference
    And the standard rules hold

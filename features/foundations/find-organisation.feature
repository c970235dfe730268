@difference:profile-organisation
@foundations @find-organisation
Feature: Find an organisation
  A search by ODS code gives the practice.

  @control:served @req:FND-FINDORG-016 @req:FND-FINDORG-021 @req:FND-FINDORG-022
  Scenario: The practice is found, populated by the rules
    Given the organisation "practice"
    When the find organisation request is sent
    Then the provider answers with success
    And it holds that the record is found
    And the found organisation rules hold
    And the standard rules hold

  @req:FND-FINDORG-017 @req:FND-FINDORG-018 @req:FND-FINDORG-020
  Scenario: What was loaded for the practice is found
    Given the organisation "practice"
    When the find organisation request is sent
    Then it holds that the record is found
    And the loaded organisation rules hold

  @req:FND-FINDORG-010
  Scenario: An ODS code that no organisation has finds nothing, and that is no error
    Given the organisation "unknown"
    And a control search for the organisation "practice"
    When the find organisation request is sent
    Then it holds that nothing found is an empty Bundle
    And the standard rules hold

  Scenario Outline: A search with <deviation> is refused
    Given the organisation "practice"
    And the request deviates: "<deviation>"
    When the find organisation request is sent
    Then the request is refused: <refusal>
    And the standard rules hold

    @req:FND-FINDORG-008
    Examples: the system
      | deviation                         | refusal                   |
      | identifier system of another kind | unknown identifier system |
      | misspelt identifier system        | unknown identifier system |
      | empty identifier system           | identifier without system |
      | identifier value alone            | identifier without system |

    @req:FND-FINDORG-009
    Examples: the value
      | deviation                         | refusal                   |
      | identifier value of 65 characters | overlong identifier value |
      | empty identifier value            | identifier without value  |

    @req:FND-FINDORG-007
    Examples: the parameter
      | deviation                | refusal                   |
      | no identifier            | search without identifier |
      | identifier in wrong case | search without identifier |
      | two identifiers          | two identifiers           |
      | same identifier twice    | same identifier twice     |

  @req:SPINE-HTTP-032
  Scenario Outline: A search with the <deviation> finds the same
    Given the organisation "practice"
    When the find organisation request is sent
    Given the request deviates: "<deviation>"
    When the find organisation request is sent again
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
    Given the organisation "practice"
    And the request deviates: "parameter _count"
    When the find organisation request is sent
    Then it holds that the count parameter does no harm
    And the standard rules hold

  @req:FND-FINDORG-003 @req:SPINE-HTTP-013
  Scenario: Percent-encoding makes no difference
    Given the organisation "practice"
    When the find organisation request is sent
    Given the request deviates: "identifier percent-encoded throughout"
    When the find organisation request is sent again
    Then it holds that percent encoding makes no difference
    And the standard rules hold

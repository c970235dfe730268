@foundations @read-organisation
Feature: Read an organisation
  A read by logical id gives the organisation that the search gave.

  @control:served @req:FND-READORG-009 @req:FND-READORG-013 @req:FND-READORG-014
  Scenario: The practice is read, populated by the rules
    Given the id of the organisation "practice"
    When the read organisation request is sent
    Then the provider answers with success
    And it holds that the ODS code is that of the service root
    And the read organisation rules hold
    And the standard rules hold

  @find-organisation @req:FND-READORG-010 @req:FND-READORG-011 @req:FND-READORG-012
  Scenario: The practice is read as it was found
    Given the organisation "practice" has been found
    When the read organisation request is sent
    Then the provider answers with success
    And the organisation as found rules hold

  @req:FND-READORG-010 @req:FND-READORG-011 @req:FND-READORG-012
  Scenario: What was loaded for the practice is read
    Given the id of the organisation "practice"
    When the read organisation request is sent
    Then the provider answers with success
    And the loaded organisation rules hold

  @req:FND-READORG-005
  Scenario: An id that no organisation has is refused
    Given an id that no organisation has
    When the read organisation request is sent
    Then the request is refused: unknown organisation id
    And the standard rules hold

  @req:FND-READORG-005
  Scenario Outline: A read with <deviation> is refused
    Given the id of the organisation "practice"
    And the request deviates: "<deviation>"
    When the read organisation request is sent
    Then the request is refused: <refusal>
    And the standard rules hold

    Examples:
      | deviation                       | refusal                  |
      | id of digits that nobody has    | unknown organisation id  |
      | id in UUID form that nobody has | unknown organisation id  |
      | id of digits beyond 31 bits that nobody has | unknown organisation id |
      | id of digits beyond 63 bits that nobody has | unknown organisation id |
      | id of 64 characters that nobody has | unknown organisation id |
      | id of 65 characters             | overlong organisation id |

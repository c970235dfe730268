@foundations @read-healthcare-service @since:1.2.8 @until:1.2.8
Feature: Read a healthcare service
  A read by logical id gives the service that the search gave.

  @control:served @req:FND-GEN-013 @req:FND-READHCS-007 @req:FND-READHCS-009
  Scenario Outline: The "<role>" service is read
    Given the id of the healthcare service "<role>"
    When the read healthcare service request is sent
    Then the provider answers with success
    And the read healthcare service rules hold
    And the loaded healthcare service rules hold
    And the standard rules hold

    Examples:
      | role     |
      | linked   |
      | unlinked |

  @req:FND-READHCS-010
  Scenario: The organisation that provides the service can be read
    Given the id of the healthcare service "linked"
    When the read healthcare service request is sent
    Then the provider answers with success
    When the references of the answer are followed
    Then the followed healthcare service references rules hold

  @req:FND-READHCS-004 @req:FND-READHCS-005
  Scenario: An id that no service has is refused
    Given an id that no healthcare service has
    When the read healthcare service request is sent
    Then the request is refused: unknown HealthcareService id
    And the standard rules hold

  @req:FND-READHCS-004 @req:FND-READHCS-005
  Scenario Outline: A read with <deviation> is refused
    Given the id of the healthcare service "linked"
    And the request deviates: "<deviation>"
    When the read healthcare service request is sent
    Then the request is refused: <refusal>
    And the standard rules hold

    Examples:
      | deviation                       | refusal                       |
      | id of digits that nobody has    | unknown HealthcareService id  |
      | id in UUID form that nobody has | unknown HealthcareService id  |
      | id of digits beyond 31 bits that nobody has | unknown HealthcareService id |
      | id of digits beyond 63 bits that nobody has | unknown HealthcareService id |
      | id of 64 characters that nobody has | unknown HealthcareService id |
      | id of 65 characters             | overlong HealthcareService id |

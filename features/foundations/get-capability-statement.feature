@foundations @get-capability-statement
Feature: Get the capability statement
  What the provider says of itself: version, formats, profiles, and what can be done with each resource type.

  Background:
    When the get capability statement request is sent

  @control:served @req:FND-CAPSTMT-004 @req:FND-CAPSTMT-005 @req:SPINE-FHIR-007
  Scenario: The statement is given and conforms to STU3
    Then the provider answers with success
    And the standard rules hold

  @req:FND-CAPSTMT-007 @req:FND-CAPSTMT-008 @req:FND-CAPSTMT-009
  Scenario: The statement says what it is and whose
    Then the provider answers with success
    And the capability statement content rules hold

  @req:FND-CAPSTMT-013 @req:FND-CAPSTMT-015 @req:FND-CAPSTMT-016
  Scenario: The statement lists what is offered, type by type
    Then the provider answers with success
    And the capability statement listing rules hold

  @req:FND-CAPSTMT-024 @req:FND-CAPSTMT-026 @req:FND-CAPSTMT-027
  Scenario: The statement lists operations, and the service filtering status where there is one
    Then the provider answers with success
    And the capability statement operation rules hold

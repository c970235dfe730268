@foundations @gp-connect-common
Feature: Service root
  The URL under which a provider is registered, and the security headers of its answers.

  @get-capability-statement @req:SPINE-HTTP-005 @req:SPINE-HTTP-006 @req:SPINE-HTTP-007
  Scenario: The service root has the published form
    When the get capability statement request is sent
    Then the provider answers with success
    And the service root rules hold
    And the standard rules hold

  @get-capability-statement @req:SPINE-HTTP-003 @req:SPINE-JWT-016
  Scenario: Transport security is announced and the clock is right
    Given the harness plays the SSP
    When the get capability statement request is sent
    Then the provider answers with success
    And it holds that Strict-Transport-Security is announced
    And it holds that the clock is synchronised
    And the standard rules hold

  @get-capability-statement @req:FND-CAPSTMT-004
  Scenario: The capability statement is given again and again
    When the get capability statement request is sent
    And the get capability statement request is sent again
    Then the provider answers with success
    And it holds that the unchanged resource stays the same
    And the standard rules hold

  @get-capability-statement @req:SPINE-FHIR-007
  Scenario: The capability statement is given with a _format too
    Given the request deviates: "_format JSON"
    When the get capability statement request is sent
    Then the provider answers with success
    And the standard rules hold

  @find-organisation @req:SPINE-SDSREG-015 @req:SPINE-SDSREG-016 @req:SPINE-BRANCH-002
  Scenario: The ODS code of the service root is that of the practice
    Given the organisation "practice"
    When the find organisation request is sent
    Then the provider answers with success
    And it holds that the ODS code is that of the service root
    And the standard rules hold

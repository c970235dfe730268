@foundations @spine
Feature: Ssp headers
  The SSP adds nothing and mends nothing: a provider checks the four fields itself. The harness plays the SSP here.

  @get-capability-statement @req:SPINE-SEC-007 @req:SPINE-ERR-023 @req:SPINE-ERR-027
  Scenario Outline: A request with <deviation> is refused
    Given the request deviates: "<deviation>"
    When the get capability statement request is sent
    Then the request is refused: "<refusal>"
    And the standard rules hold

    Examples:
      | deviation               | refusal                    |
      | no Ssp-TraceID          | missing-ssp-trace-id       |
      | no Ssp-From             | missing-ssp-from           |
      | no Ssp-To               | missing-ssp-to             |
      | no Ssp-InteractionID    | missing-ssp-interaction-id |
      | empty Ssp-TraceID       | empty-ssp-trace-id         |
      | empty Ssp-From          | empty-ssp-from             |
      | empty Ssp-To            | empty-ssp-to               |
      | empty Ssp-InteractionID | empty-ssp-interaction-id   |

  @get-capability-statement @req:SPINE-SEC-005 @req:SPINE-ERR-027
  Scenario: A request for the ASID of another provider is refused
    Given the request deviates: "Ssp-To of another provider"
    When the get capability statement request is sent
    Then the request is refused: "foreign-provider-asid"
    And the standard rules hold

  @read-organisation @req:SPINE-SDSREG-021 @req:SPINE-IG-001
  Scenario: Another consumer gets the same answer
    Given the id of the organisation "practice"
    And the harness plays the SSP
    When the read organisation request is sent
    Given the request deviates: "Ssp-From of another consumer"
    When the read organisation request is sent again
    Then the provider answers with success
    And it holds that "consumer-asid-changes-nothing"
    And the standard rules hold

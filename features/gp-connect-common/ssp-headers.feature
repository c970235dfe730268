@difference:ssp
@foundations @gp-connect-common
Feature: Ssp headers
  The SSP adds nothing and mends nothing: a provider checks the four fields itself. The harness plays the SSP here.

  @get-capability-statement @req:SPINE-SEC-007 @req:SPINE-ERR-023 @req:SPINE-ERR-027
  Scenario Outline: A request with <deviation> is refused
    Given the request deviates: "<deviation>"
    When the get capability statement request is sent
    Then the request is refused: <refusal>
    And the standard rules hold

    Examples:
      | deviation               | refusal                   |
      | no Ssp-TraceID          | missing Ssp-TraceID       |
      | no Ssp-From             | missing Ssp-From          |
      | no Ssp-To               | missing Ssp-To            |
      | no Ssp-InteractionID    | missing Ssp-InteractionID |
      | empty Ssp-TraceID       | empty Ssp-TraceID         |
      | empty Ssp-From          | empty Ssp-From            |
      | empty Ssp-To            | empty Ssp-To              |
      | empty Ssp-InteractionID | empty Ssp-InteractionID   |

  @get-capability-statement @req:SPINE-SEC-005 @req:SPINE-ERR-027
  Scenario Outline: A request with <deviation> is refused
    Given the request deviates: "<deviation>"
    When the get capability statement request is sent
    Then the request is refused: foreign provider ASID
    And the standard rules hold

    Examples:
      | deviation                  |
      | Ssp-To of another provider |
      | Ssp-To with one digit more |
      | Ssp-To of letters          |

  @get-capability-statement @req:SPINE-ERR-027
  Scenario Outline: A request with <deviation> is refused, or served
    Given the request deviates: "<deviation>"
    When the get capability statement request is sent
    Then the request is refused: <refusal>
    And the standard rules hold

    Examples: another form
      | deviation                   | refusal               |
      | Ssp-From of letters         | malformed Ssp-From    |
      | Ssp-TraceID that is no UUID | malformed Ssp-TraceID |

    Examples: a field twice
      | deviation               | refusal           |
      | Ssp-TraceID twice       | doubled SSP field |
      | Ssp-From twice          | doubled SSP field |
      | Ssp-To twice            | doubled SSP field |
      | Ssp-InteractionID twice | doubled SSP field |

  @get-capability-statement @req:SPINE-HTTP-001
  Scenario Outline: A request with <deviation> is served
    Given the request deviates: "<deviation>"
    When the get capability statement request is sent
    Then it holds that <check>
    And the standard rules hold

    Examples: the Ssp fields in other letters
      | deviation                 | check                               |
      | field names in lower case | field names have no case            |
      | field names in upper case | field names have no case            |
      | Ssp-TraceID in upper case | the upper case trace id is accepted |

    Examples: further fields
      | deviation                 | check                                      |
      | a field that nobody knows | unknown fields are ignored                 |
      | Cache-Control no-cache    | cache directives of a request are accepted |
      | Accept-Charset UTF-8      | Accept-Charset is accepted                 |

  @read-patient @req:SPINE-HTTP-001
  Scenario: A read with an If-None-Match that does not match is served
    Given the id of the patient "normal"
    And the request deviates: "If-None-Match of a version that is none"
    When the read patient request is sent
    Then it holds that the other version in If-None-Match is served
    And the standard rules hold

  @read-organisation @req:SPINE-SSP-015 @req:SPINE-HTTP-001
  Scenario: What a proxy tells of where a request came from changes nothing
    Given the id of the organisation "practice"
    And the harness plays the SSP
    When the read organisation request is sent
    Given the request deviates: "forwarding fields"
    When the read organisation request is sent again
    Then it holds that forwarding fields change nothing
    And the standard rules hold

  @read-organisation @req:SPINE-SDSREG-021 @req:SPINE-IG-001
  Scenario: Another consumer gets the same answer
    Given the id of the organisation "practice"
    And the harness plays the SSP
    When the read organisation request is sent
    Given the request deviates: "Ssp-From of another consumer"
    When the read organisation request is sent again
    Then it holds that the consumer ASID changes nothing
    And the standard rules hold
